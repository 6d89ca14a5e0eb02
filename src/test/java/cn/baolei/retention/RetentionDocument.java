package cn.baolei.retention;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Process;

/** The page {@code docs/retention.md}, printed from the terms and the tables. */
final class RetentionDocument {

    private static final String HEAD = """
            # Retention: how long a case is kept, and how it ends

            Printed by `RetentionTableTest` from `processes/retention.csv` and `OwnTable`; change those, not this page.

            ## Terms

            A term is counted in calendar years from the end of the last instance of the case. 国家档案局令第8号 is 《机关文件材料归档范围和文书档案保管期限规定》 (2006): 第六条 offers
            永久, 30 years and 10 years; 第七条 names what is kept for good, 第八条 what is kept for a term. What must be kept for good or longer is archived by the organisation apart from this
            system (last column). 《档案法》 forbids to destroy archives at will, so nothing is removed but by this table, and each removal leaves a certificate. Where no law names the process, its
            class among the records of the organ was chosen by us (堡垒).

            | 流程 | process | 保管期限 | `historyTimeToLive` | 依据 | 另行归档 |
            |---|---|---|---|---|---|
            """;
    private static final String RULES = """

            The diagrams say the same in days; a diagram with fewer days is refused by the gate (`HistoryTimeRule`), one with more is kept longer. 3650 days are two or three days short of ten
            years, so both must have passed: the engine's removal time of every instance, and the years of this table.

            ## The nightly clean-up

            `baolei.retention.from` and `.to` (01:00 and 05:00 in Asia/Shanghai; the window may cross midnight). `CleanUp` looks every five minutes, on one node at a time, and works through a
            night once: case by case, each in a transaction of its own, so that a crash or the end of the window loses nothing and the next look or night goes on.

            - **Whole cases.** A case is all instances with its number at whatever organisation and whatever they have called; what has no number is its root instance (`instance:<id>`). It goes
              when the last of them has passed its time. The engine's own clean-up removes each row when that row's time comes and would leave stories with holes, so it is switched off
              (`historyCleanupEnabled`), and its door is shut; `HistoryRows` deletes by root instance from every history table.
            - **Not** while the case is on hold (封存), or a clue that rests on it is looked into (`ErasureRule`). Such cases are counted as kept.
            - What is protected is erased (the keys are destroyed), then the history and our own rows go; each is certified.
            - The record of nights (`/audit/retention`, table `retention_night`) says when each began and ended, how many cases and rows went, how many were kept or failed. A night on which it did
              not run, was broken off or failed for a case is told to 系统管理员 of the highest organisation, and missed nights stand there too.
            - In the journal, in the chain of the case: kind `retention`, event `history-removed` with the rule, the rows by table, and number and SHA-256 of the certificate; event `protected-erased`
              in the same way; kind `hold`, events `placed` and `lifted`. In the chain `retention`: one entry for each night. The entries of the journal are never removed.

            Rows of the engine that belong to no instance (what administrators did, batches) stay.

            ## 封存

            `/audit/holds`, `/api/holds`. **Who may**: 审计员, 领导小组组长 and 领导小组办公室 for whatever they may audit; 纪检委员 for their organisation and all below it, at their own organisation
            also for 问责 and 考察识别干部, whose archive the discipline organ keeps. A case is theirs by the organisation at which it began. Not 书记: they may erase, and whom a hold binds must
            not lift it. Nobody holds a case from which they must keep out (回避). **Lifted** by whoever placed it, or by one of the above at the same organisation or above it. Ground, name and
            moment of both stay; the tables refuse every change. Several organisations may hold a case at the same time; it is free when the last hold is lifted.

                POST /api/holds {"caseNumber": "…", "ground": "…"}          201 with the hold; 400 with the reason; 404 no such case of yours
                POST /api/holds/<id>/lifting {"ground": "…"}                204; 400; 404
                GET  /api/holds?number=<case number>                        the newest 1,000

            A hold and a destruction of the same case wait for each other (an advisory lock by case number), so neither slips past the other.

            ## 销毁证明

            `/audit/certificates`: one for each erasure (`protected-fields`, whoever did it: 书记 on their page, the clean-up, the operator) and one for each removal (`history`), numbered without gaps
            within a year. It names the case, the process, the organisation as it was called when the case began, what was destroyed and how much, the rule, by whom and when. Its text is JSON,
            can be downloaded, and its SHA-256 stands in the journal, whose seals are signed. Certificates outlive the case and never change.

            ## What becomes of our own tables

            With the history go:

            """;

    private RetentionDocument() {
    }

    static String text(Map<String, Process> drawn) {
        return HEAD + RetentionTerms.shipped().all().stream().map(term -> "| " + drawn.get(term.process()).getName() + " | `" + term.process() + "` | "
                + term.years() + "年 | `P" + term.leastDays() + "D` | " + term.source() + " | " + term.apart() + " |\n").collect(Collectors.joining())
                + RULES + tables(true) + "- `countersign`, `countersign_vote`: 会签、加签\n\nThese stay, what is protected in them unreadable:\n\n" + tables(false)
                + "\nTables that do not name a case by number (shifts, screening rounds, situation reports, …) are registers of the organisation and stay.\n";
    }

    private static String tables(boolean go) {
        return Arrays.stream(OwnTable.values()).filter(one -> one.goes() == go).map(one -> "- `" + one.table() + "`: " + one.what() + "\n")
                .collect(Collectors.joining());
    }
}
