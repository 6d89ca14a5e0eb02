package cn.baolei.access;

import cn.baolei.organisation.Role;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The page {@code docs/access.md}, printed from the table. */
final class AccessPage {

    private static final String HEAD = """
            # 权限一览 / Who may do what, where

            由 `cn.baolei.access.Access` 生成，请勿手改。表中没有的一律拒绝。
            Printed from `cn.baolei.access.Access` by `AccessTableTest`; what the table does not list is refused at the door.

            | 权限 What | 范围 Where | 角色 Role |
            |---|---|---|
            """;
    private static final String FOOT = """

            ## Rules behind the table

            - A role counts only where the post is held. Reading downwards and reading the history are decided by post and organisation, never by the sum of
              somebody's roles: whoever is 审计员 at one organisation and 书记 at another reads the history of the first only. The engine's grants on history hang
              on a group that has no members and is lent for one request at `/engine-rest/history` (`HistoryReading`).
            - 问责 and 考察识别干部 (`Confidential`) are nobody's but their handlers'. No superior, auditor, 书记 or administrator reads them; an auditor's question to
              such a case goes to the discipline organ that keeps its archive. Decisions that these procedures share with others (the deadline of every step) are
              kept from auditors too, because they would tell that there is a case.
            - Being in an organisation's engine tenant lets nobody read anything: the tenant keeps organisations apart, and reading needs a row of this table.
              So a disciplinary case needs no tenant of its own to be invisible to colleagues.
            - A task or filter that is somebody else's answers exactly like one that does not exist; a shut door gives the same answer whatever it is asked for.
            - 系统管理员 change people, posts and organisations on our own pages and under `/api` only, where each change is previewed and recorded and nobody
              appoints themselves. The engine's doors that write users, groups, memberships and tenants are shut for everybody (`RestDoors`), the web app Admin
              included. They see no case data: they have no row that reaches any.
            - What belonged to a merged organisation is its successor's. What belonged to one that was closed without a successor is read by auditors and superiors
              above it on its last reporting line (`Subtree`).
            - Diagrams, decision tables and forms have no organisation; every row of an instance has one.
            - Models hold no code: `NoCodeInModels` refuses scripts, classes, connectors and HTML forms at deployment, expressions see an allow-list
              ([decision 3](decisions/0003-expressions.md)), `NoScripts` and `NoClasses` keep the engine from running what slips in another way.

            ## Doors of the engine's REST interface

            `/engine-rest`, `/engine-rest/engine/default` and `/camunda/api/engine/engine/default` open the same, except that the history is read at `/engine-rest` only.

            """;

    private AccessPage() {
    }

    static String text() {
        return HEAD + Arrays.stream(Access.values()).map(AccessPage::row).collect(Collectors.joining()) + FOOT
                + Arrays.stream(Access.values()).filter(access -> !access.doors().isEmpty()).map(access -> "- " + access.what() + ": "
                        + access.doors().stream().map(door -> "`" + door + "`").collect(Collectors.joining(", ")) + "\n").collect(Collectors.joining());
    }

    private static String row(Access access) {
        return "| " + access.what() + "<br>" + access.whatInEnglish() + " | " + access.where() + " | " + rolesOf(access) + " |\n";
    }

    private static String rolesOf(Access access) {
        if (access.roles().size() == Role.values().length) {
            return "所有人";
        }
        String officials = access.roles().containsAll(Access.officials()) ? "各岗位干部" : "";
        String others = access.roles().stream().filter(role -> officials.isEmpty() || !Access.officials().contains(role)).map(Role::label)
                .collect(Collectors.joining("、"));
        return officials.isEmpty() || others.isEmpty() ? officials + others : officials + "、" + others;
    }
}
