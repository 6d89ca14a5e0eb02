package cn.baolei.audit.story;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import cn.baolei.protection.ClearReaders;
import cn.baolei.taskwork.Confidential;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who could read a case on a day, by the rules of docs/protected-fields.md and docs/access.md, out of what was recorded of that day:
 * tasks and to whom they were offered, posts and who held them, the tree, absences, recusals. And who did read in clear.
 */
@Service
class ReadersOn {

    /** @param recused since when they had to keep out of the case; null when they had not. @param masked whether every ground shows masked values only */
    record Person(String name, List<Ground> grounds, Instant recused, boolean masked) {
    }

    /** @param right 经办, 待办, 上级, 审计… @param words why, in Chinese */
    record Ground(String right, String words, boolean masked) {
    }

    /** @param words what was read, and where */
    record Reading(Instant at, String name, String words) {
    }

    /** @param unknown what cannot be told of that day any more, in Chinese */
    record Answer(List<Person> people, List<Reading> readings, List<String> unknown) {
    }

    private final TaskHolders holders;
    private final PostsOn posts;
    private final ReadingMoments readings;
    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;

    ReadersOn(TaskHolders holders, PostsOn posts, ReadingMoments readings, JdbcClient jdbc, OrganisationDirectory directory) {
        this.holders = holders;
        this.posts = posts;
        this.readings = readings;
        this.jdbc = jdbc;
        this.directory = directory;
    }

    Answer of(Matter matter, LocalDate day) {
        Days days = new Days(day, day, null);
        Instant begin = days.begin().toInstant();
        Instant end = days.end().toInstant();
        Names names = new Names(directory);
        Map<String, List<Ground>> grounds = new LinkedHashMap<>();
        if (matter.first().started().isBefore(end)) {
            matter.runs().values().stream().filter(run -> run.startUser() != null && run.started().isBefore(end)).forEach(run ->
                    add(grounds, run.startUser(), new Ground("发起", "发起“" + run.title() + "”", false)));
            holders.of(matter, begin, end).forEach(held -> add(grounds, held.user(), held.ground()));
            superiors(matter, end).forEach(post -> posts.holders(post.role(), post.organisation(), begin, end).forEach(user -> add(grounds, user,
                    new Ground("上级", names.organisation(post.organisation(), begin) + post.role().label(), false))));
            auditors(matter, end).forEach(post -> posts.holders(post.role(), post.organisation(), begin, end).forEach(user -> add(grounds, user,
                    new Ground("审计", names.organisation(post.organisation(), begin) + post.role().label() + "，受保护内容以掩码显示", true))));
        }
        return new Answer(people(grounds, recusals(matter, end), names), readings.of(matter).filter(told -> !told.at().isBefore(begin) && told.at().isBefore(end))
                .map(told -> new Reading(told.at(), names.person(told.user()), told.words())).toList(), unknown(matter, begin, end));
    }

    private static void add(Map<String, List<Ground>> grounds, String user, Ground ground) {
        List<Ground> known = grounds.computeIfAbsent(user, any -> new ArrayList<>());
        if (!known.contains(ground)) {
            known.add(ground);
        }
    }

    private static List<Person> people(Map<String, List<Ground>> grounds, Map<String, Instant> recusals, Names names) {
        return grounds.entrySet().stream().map(entry -> new Person(names.person(entry.getKey()), entry.getValue(), recusals.get(entry.getKey()),
                entry.getValue().stream().allMatch(Ground::masked))).toList();
    }

    /** 书记 where it was worked on; those who lead or are on duty where it had arrived above another organisation that worked on it. */
    private List<PostsOn.Seat> superiors(Matter matter, Instant end) {
        Set<String> working = Stream.concat(matter.runs().values().stream(), matter.elsewhere().stream())
                .filter(run -> run.tenant() != null && run.started().isBefore(end) && !Confidential.PROCESSES.contains(run.process())).map(Run::tenant)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> above = new HashSet<>();
        working.forEach(code -> above.addAll(posts.above(code, end)));
        return working.stream().flatMap(code -> ClearReaders.SUPERIORS.stream().filter(role -> role == Role.SECRETARY || above.contains(code))
                .map(role -> new PostsOn.Seat(role, code))).toList();
    }

    private List<PostsOn.Seat> auditors(Matter matter, Instant end) {
        Set<String> auditing = new TreeSet<>();
        Set<String> leading = new TreeSet<>();
        matter.runs().values().stream().filter(run -> run.started().isBefore(end)).map(Run::tenant).distinct().forEach(code -> {
            Set<String> above = posts.above(code, end);
            auditing.add(code);
            auditing.addAll(above);
            leading.addAll(above);
        });
        return Stream.concat(seats(auditing, Role.AUDITOR), Stream.concat(seats(leading, Role.LEADING_GROUP_HEAD), seats(leading, Role.LEADING_GROUP_OFFICE))).toList();
    }

    private static Stream<PostsOn.Seat> seats(Collection<String> codes, Role role) {
        return codes.stream().map(code -> new PostsOn.Seat(role, code));
    }

    private Map<String, Instant> recusals(Matter matter, Instant end) {
        Map<String, Instant> since = new LinkedHashMap<>();
        jdbc.sql("select official, recused_at from recusal where case_number = ?").param(matter.caseNumber()).query(row -> {
            Instant at = Times.of(row, "recused_at");
            if (at.isBefore(end)) {
                since.put(row.getString("official"), at);
            }
        });
        return since;
    }

    private List<String> unknown(Matter matter, Instant begin, Instant end) {
        List<String> unknown = new ArrayList<>();
        if (!matter.first().started().isBefore(end)) {
            unknown.add("该日本案尚未立案，无人可查阅。");
            return unknown;
        }
        posts.knownSince().filter(since -> since.isAfter(begin)).ifPresent(since ->
                unknown.add("任职和机构记录始于" + OfficialTime.minute(since) + "，此前谁任何职、单位隶属何处无从查考，按岗位可查阅的人可能缺漏。"));
        if (!matter.elsewhere().isEmpty()) {
            unknown.add("审计范围以外单位的经办人不在此列。");
        }
        unknown.add("岗位的代理顺序不留历史：岗位空缺时由谁代理，以当时分派给其本人或其岗位的待办为准。");
        unknown.add("掌握数据库和主密钥的运行维护人员不经系统即可读取数据，不在任何记录之内。");
        return unknown;
    }
}
