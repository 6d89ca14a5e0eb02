package cn.baolei.organisation;

import cn.baolei.organisation.CsvTable.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The organisations of the file, checked to be one tree whose reporting lines all end at its root. */
class OrganisationTree {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> KINDS =
            Set.of("province", "body", "prefecture", "county", "university", "vocational", "school", "branch");
    private static final int LONGEST_NAME = 100;

    private final CsvTable table;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Organisation> organisations = new LinkedHashMap<>();

    OrganisationTree(CsvTable table) {
        this.table = table;
    }

    void read() {
        table.rows().forEach(this::readRow);
        rows.values().stream().filter(Row::complete).forEach(this::checkReferences);
        checkSingleRoot();
        checkCycles("parent", "上级组织形成循环：");
        checkCycles("reports_to", "报告关系形成循环：");
    }

    /** True also for an organisation whose own line is faulty, so that its posts are not reported as well. */
    boolean knows(String code) {
        return rows.containsKey(code);
    }

    Map<String, Organisation> organisations() {
        return organisations;
    }

    /** What is wrong with an organisation by itself. */
    static List<String> faults(Organisation organisation) {
        List<String> faults = new ArrayList<>();
        if (!CODE.matcher(organisation.code()).matches()) {
            faults.add(codeFault(organisation.code()));
        }
        nameFault(organisation.name()).ifPresent(faults::add);
        if (!KINDS.contains(organisation.kind())) {
            faults.add(kindFault(organisation.kind()));
        }
        return faults;
    }

    private static String codeFault(String code) {
        return "组织代码“" + code + "”不合规定：只可用小写字母、数字和连字符，1 至 40 个字符";
    }

    private static String kindFault(String kind) {
        return "未知的组织类别“" + kind + "”";
    }

    static Optional<String> nameFault(String name) {
        if (name.isBlank()) {
            return Optional.of("名称为空");
        }
        if (name.length() > LONGEST_NAME) {
            return Optional.of("名称超过 " + LONGEST_NAME + " 个字");
        }
        return name.chars().anyMatch(Character::isISOControl) ? Optional.of("名称含有换行等控制字符") : Optional.empty();
    }

    private void readRow(Row row) {
        String code = row.get("code");
        if (!CODE.matcher(code).matches()) {
            table.refuse(row.line(), codeFault(code));
        }
        Row earlier = rows.putIfAbsent(code, row);
        if (earlier != null) {
            table.refuse(row.line(), "组织代码“" + code + "”与第 " + earlier.line() + " 行重复");
        }
        if (!row.complete()) {
            return;
        }
        nameFault(row.get("name")).ifPresent(fault -> table.refuse(row.line(), fault));
        if (!KINDS.contains(row.get("kind"))) {
            table.refuse(row.line(), kindFault(row.get("kind")));
        }
        organisations.putIfAbsent(code, new Organisation(code, row.get("name"), row.get("kind"),
                emptyToNull(row.get("parent")), emptyToNull(row.get("reports_to"))));
    }

    private void checkReferences(Row row) {
        String parent = row.get("parent");
        String reportsTo = row.get("reports_to");
        if (!parent.isEmpty() && !knows(parent)) {
            table.refuse(row.line(), "未知的上级组织“" + parent + "”");
        }
        if (!reportsTo.isEmpty() && !knows(reportsTo)) {
            table.refuse(row.line(), "未知的报告对象“" + reportsTo + "”");
        }
        if (parent.isEmpty() && !reportsTo.isEmpty()) {
            table.refuse(row.line(), "根组织没有上级，不应填写报告对象（reports_to）");
        }
        if (!parent.isEmpty() && reportsTo.isEmpty()) {
            table.refuse(row.line(), "未填写报告对象（reports_to）");
        }
    }

    private void checkSingleRoot() {
        List<Row> roots = rows.values().stream().filter(row -> row.complete() && row.get("parent").isEmpty()).toList();
        if (roots.isEmpty()) {
            table.refuse(1, "没有根组织：应有一行且只有一行的上级组织（parent）为空");
        }
        roots.stream().skip(1).forEach(row -> table.refuse(row.line(), "出现第二个根组织“" + row.get("code")
                + "”，根组织已是第 " + roots.get(0).line() + " 行的“" + roots.get(0).get("code") + "”"));
    }

    /** Each cycle is reported once, at its first line in the file. */
    private void checkCycles(String column, String reason) {
        UnaryOperator<String> next = code -> rows.containsKey(code) ? rows.get(code).get(column) : "";
        Set<String> settled = new HashSet<>();
        for (String start : rows.keySet()) {
            List<String> path = new ArrayList<>();
            Set<String> onPath = new HashSet<>();
            String code = start;
            while (!code.isEmpty() && !settled.contains(code) && onPath.add(code)) {
                path.add(code);
                code = next.apply(code);
            }
            if (onPath.contains(code)) {
                refuseCycle(path.subList(path.indexOf(code), path.size()), reason);
            }
            settled.addAll(path);
        }
    }

    private void refuseCycle(List<String> cycle, String reason) {
        long line = cycle.stream().mapToLong(code -> rows.get(code).line()).min().orElseThrow();
        table.refuse(line, reason + String.join(" → ", cycle) + " → " + cycle.get(0));
    }

    private static String emptyToNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
