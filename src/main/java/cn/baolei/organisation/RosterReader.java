package cn.baolei.organisation;

import cn.baolei.organisation.CsvTable.Row;
import cn.baolei.organisation.OrganisationFilesRefused.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the three files into a roster, or refuses them with all that is wrong. One reading per object. */
class RosterReader {

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9@._-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Post, Optional<Role>> posts = new LinkedHashMap<>();
    private final Map<String, Official> officials = new LinkedHashMap<>();
    private final Set<Appointment> appointments = new LinkedHashSet<>();

    /** @throws OrganisationFilesRefused with every finding */
    Roster read(OrganisationFiles files) {
        CsvTable organisationTable = CsvTable.read(files.organisations(),
                List.of("code", "name", "kind", "parent", "reports_to"), null, findings::add);
        CsvTable postTable = CsvTable.read(files.posts(), List.of("organisation", "role", "deputy"), null, findings::add);
        Optional<CsvTable> userTable = Optional.ofNullable(files.users()).map(users ->
                CsvTable.read(users, List.of("user", "name", "organisation", "role"), "email", findings::add));
        OrganisationTree tree = new OrganisationTree(organisationTable);
        // Against a file that cannot be read at all, every line of the others would only seem wrong.
        if (organisationTable.readable() && postTable.readable() && userTable.map(CsvTable::readable).orElse(true)) {
            tree.read();
            readPosts(postTable, tree);
            userTable.ifPresent(table -> readUsers(table, tree));
        }
        if (!findings.isEmpty()) {
            throw new OrganisationFilesRefused(inReadingOrder(files));
        }
        return new Roster(tree.organisations(), posts, officials, appointments);
    }

    private List<Finding> inReadingOrder(OrganisationFiles files) {
        List<String> order = List.of(files.organisations().name(), files.posts().name());
        return findings.stream().sorted(Comparator
                .comparingInt((Finding finding) -> order.contains(finding.file()) ? order.indexOf(finding.file()) : order.size())
                .thenComparingLong(Finding::line)).toList();
    }

    private void readPosts(CsvTable table, OrganisationTree tree) {
        Map<Post, Long> lines = new HashMap<>();
        Map<Post, Row> rows = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            Optional<Post> post = post(table, row, tree);
            if (post.isEmpty()) {
                continue;
            }
            Long earlier = lines.putIfAbsent(post.get(), row.line());
            if (earlier != null) {
                table.refuse(row.line(), "岗位“" + name(post.get()) + "”与第 " + earlier + " 行重复");
                continue;
            }
            posts.put(post.get(), Optional.empty());
            rows.put(post.get(), row);
        }
        rows.forEach((post, row) -> deputy(table, row, post).ifPresent(role -> posts.put(post, Optional.of(role))));
    }

    private Optional<Role> deputy(CsvTable table, Row row, Post post) {
        String code = row.get("deputy");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Optional<Role> deputy = Role.ofCode(code);
        if (deputy.isEmpty()) {
            table.refuse(row.line(), "未知的代理角色“" + code + "”");
        } else if (deputy.get() == post.role()) {
            table.refuse(row.line(), "岗位“" + name(post) + "”不能由自己代理");
        } else if (!posts.containsKey(new Post(deputy.get(), post.organisation()))) {
            table.refuse(row.line(), "代理岗位“" + name(new Post(deputy.get(), post.organisation())) + "”不存在");
        }
        return deputy;
    }

    private void readUsers(CsvTable table, OrganisationTree tree) {
        Map<Appointment, Long> lines = new HashMap<>();
        for (Row row : table.rows()) {
            Optional<Post> post = post(table, row, tree);
            post.filter(known -> !posts.containsKey(known)).ifPresent(unknown ->
                    table.refuse(row.line(), "岗位“" + name(unknown) + "”不存在，请先列入岗位文件"));
            Optional<Official> official = official(table, row);
            if (post.isEmpty() || official.isEmpty()) {
                continue;
            }
            Appointment appointment = new Appointment(official.get().id(), post.get());
            Long earlier = lines.putIfAbsent(appointment, row.line());
            if (earlier != null) {
                table.refuse(row.line(), "用户“" + appointment.user() + "”的岗位“" + name(post.get()) + "”与第 " + earlier + " 行重复");
            }
            appointments.add(appointment);
        }
    }

    private Optional<Official> official(CsvTable table, Row row) {
        String id = row.get("user");
        String email = row.get("email");
        if (!USER_ID.matcher(id).matches()) {
            table.refuse(row.line(), "用户代码“" + id + "”不合规定：以字母或数字开头，只可用字母、数字和 @ . _ -，不超过 64 个字符");
            return Optional.empty();
        }
        OrganisationTree.nameFault(row.get("name")).ifPresent(fault -> table.refuse(row.line(), fault));
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            table.refuse(row.line(), "电子邮箱“" + email + "”格式不正确");
        }
        Official official = new Official(id, row.get("name"), email.isEmpty() ? null : email);
        Official earlier = officials.putIfAbsent(id, official);
        if (earlier != null && !earlier.equals(official)) {
            table.refuse(row.line(), "用户“" + id + "”的姓名或电子邮箱与前面的行不一致");
        }
        return Optional.of(official);
    }

    /** Empty when the line does not name a role at an organisation; what is wrong has then been said. */
    private static Optional<Post> post(CsvTable table, Row row, OrganisationTree tree) {
        if (!row.complete()) {
            return Optional.empty();
        }
        boolean organisationKnown = tree.knows(row.get("organisation"));
        if (!organisationKnown) {
            table.refuse(row.line(), "未知的组织“" + row.get("organisation") + "”");
        }
        Optional<Role> role = Role.ofCode(row.get("role"));
        if (role.isEmpty()) {
            table.refuse(row.line(), "未知的角色“" + row.get("role") + "”");
        }
        return role.filter(known -> organisationKnown).map(known -> new Post(known, row.get("organisation")));
    }

    private static String name(Post post) {
        return post.organisation() + "·" + post.role().label();
    }
}
