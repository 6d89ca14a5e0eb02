package cn.baolei.audit.search;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.search.Criteria.State;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Subtree;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was typed into the form or the address, whatever it is. */
@Component
class FormReader {

    private static final int NAMED = 5;
    private static final int MOST_PEOPLE = 50;
    private static final int SHORTEST = 2;
    private static final int LONGEST_GROUND = 200;

    private final OrganisationDirectory directory;
    private final JdbcClient jdbc;

    FormReader(OrganisationDirectory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    Asked read(SearchForm form, Granted scope) {
        Map<String, String> faults = new LinkedHashMap<>();
        boolean descending = form.sort().isEmpty() || form.sort().startsWith("-");
        Order order = form.sort().isEmpty() ? Order.STARTED : Order.ofWord(form.sort().replaceFirst("^-", "")).orElseGet(() -> {
            faults.put("sort", "没有这种排序，已按发起时间排列");
            return Order.STARTED;
        });
        Instant from = day(form.from(), "from", faults, 0);
        Instant until = day(form.to(), "to", faults, 1);
        if (from != null && until != null && !from.isBefore(until)) {
            faults.put("to", "截止日期早于起始日期");
        }
        if (!form.step().isEmpty() && form.process().isEmpty()) {
            faults.put("step", "按环节检索请先选择流程");
        }
        Criteria criteria = new Criteria(scope, tenants(form.organisation(), scope, faults), orNull(form.process()), people(form.person(), faults),
                concerned(form.concerned(), faults), from, until, orNull(form.number()), state(form.state(), faults), ticked(form.late()),
                ticked(form.fallback()), ticked(form.correction()), orNull(form.step()), null);
        if (!form.opinion().isEmpty()) {
            words(form, faults);
        }
        return new Asked(faults.keySet().stream().allMatch("sort"::equals) ? criteria : null, order, descending, page(form.page(), faults), faults);
    }

    private static void words(SearchForm form, Map<String, String> faults) {
        if (form.opinion().length() < SHORTEST) {
            faults.put("opinion", "请至少填写两个字");
        }
        if (form.ground().length() < SHORTEST || form.ground().length() > LONGEST_GROUND) {
            faults.put("ground", "检索意见内容要打开受保护的文字，请填写理由（2 至 200 字），理由记录在案");
        }
    }

    private static Instant day(String typed, String field, Map<String, String> faults, int later) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed).plusDays(later).atStartOfDay(OfficialTime.ZONE).toInstant();
        } catch (DateTimeParseException unreadable) {
            faults.put(field, "日期“" + typed + "”无法识别，请按 2020-01-31 的格式填写");
            return null;
        }
    }

    private static int page(String typed, Map<String, String> faults) {
        if (typed.isEmpty() || typed.matches("0*[1-9]\\d{0,6}")) {
            return typed.isEmpty() ? 1 : Integer.parseInt(typed);
        }
        faults.put("page", "页码“" + typed + "”无法识别");
        return 1;
    }

    private static State state(String typed, Map<String, String> faults) {
        return typed.isEmpty() ? null : Arrays.stream(State.values()).filter(state -> state.word().equals(typed)).findFirst().orElseGet(() -> {
            faults.put("state", "没有这种状态");
            return null;
        });
    }

    private static byte[] concerned(String typed, Map<String, String> faults) {
        if (typed.isEmpty() || typed.matches("[0-9a-f]{64}")) {
            return typed.isEmpty() ? null : HexFormat.of().parseHex(typed);
        }
        faults.put("concerned", "地址中的涉及人员标记不完整，请重新填写姓名或证件号码");
        return null;
    }

    private static boolean ticked(String typed) {
        return typed.equals("true");
    }

    private static String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    /** With all below it that the reader may see. */
    private Set<String> tenants(String typed, Granted scope, Map<String, String> faults) {
        if (typed.isEmpty()) {
            return null;
        }
        List<Organisation> exact = scope.organisations().stream().filter(one -> one.code().equals(typed) || one.name().equals(typed)).toList();
        List<Organisation> found = exact.isEmpty() ? scope.organisations().stream().filter(one -> one.name().contains(typed)).toList() : exact;
        if (found.size() != 1) {
            faults.put("organisation", found.isEmpty() ? "可审计的单位中没有“" + typed + "”，请填写单位名称或代码" : "有 " + found.size() + " 个单位名称含“" + typed
                    + "”，请填写全称：" + found.stream().limit(NAMED).map(Organisation::name).collect(Collectors.joining("、")) + (found.size() > NAMED ? "等" : ""));
            return null;
        }
        OrganisationDirectory tree = directory.still();
        Set<String> tenants = tree.withPredecessors(Subtree.of(tree, List.of(found.get(0).code())));
        tenants.retainAll(scope.tenants());
        return tenants;
    }

    private Set<String> people(String typed, Map<String, String> faults) {
        if (typed.isEmpty()) {
            return null;
        }
        List<String> exact = jdbc.sql("select id from official where id = :typed or name = :typed").param("typed", typed).query(String.class).list();
        List<String> found = exact.isEmpty() ? jdbc.sql("select id from official where strpos(name, :typed) > 0 limit " + (MOST_PEOPLE + 1))
                .param("typed", typed).query(String.class).list() : exact;
        if (found.isEmpty() || found.size() > MOST_PEOPLE) {
            faults.put("person", found.isEmpty() ? "没有姓名含“" + typed + "”的工作人员" : "姓名含“" + typed + "”的工作人员超过 " + MOST_PEOPLE + " 人，请填写完整姓名");
        }
        return Set.copyOf(found);
    }
}
