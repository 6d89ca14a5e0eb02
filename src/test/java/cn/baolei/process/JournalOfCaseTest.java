package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.journal.Entry;
import cn.baolei.journal.JournalEntries;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine and the application write of a case stands in its chain of the journal. */
@ProcessTest
class JournalOfCaseTest {

    private static final List<String> HISTORY = List.of("act_hi_actinst", "act_hi_taskinst", "act_hi_detail", "act_hi_op_log", "act_hi_procinst",
            "act_hi_decinst", "act_hi_incident", "act_hi_identitylink");

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JournalEntries journal;
    @Autowired
    private JdbcClient jdbc;

    private final ObjectMapper json = new ObjectMapper();
    private String caseNumber;

    @BeforeEach
    void playACase() {
        caseNumber = ClosedSuspectedCase.excludedAtSchool(scenario, engine).caseNumber();
    }

    @Test
    void should_HoldEveryRowOfHistory_When_ACaseHasGoneItsWay() throws Exception {
        List<Entry> entries = journal.ofChain("case:" + caseNumber);
        assertThat(entries).extracting(Entry::seq).containsExactlyElementsOf(LongStream.rangeClosed(1, entries.size()).boxed().toList());
        Set<String> rows = new HashSet<>();
        for (JsonNode facts : facts(entries)) {
            rows.add(facts.path("row").asText());
        }
        for (String table : HISTORY) {
            List<String> kept = jdbc.sql("select id_ from " + table + " where root_proc_inst_id_ in (select root_proc_inst_id_ from act_hi_procinst where business_key_ = ?)")
                    .param(caseNumber).query(String.class).list();
            assertThat(rows).as(table).containsAll(kept);
        }
        assertThat(jdbc.sql("select count(*) from act_hi_op_log").query(Integer.class).single()).as("or nothing was looked for").isPositive();
    }

    @Test
    void should_SayWhatTheRowsSay_When_ACaseHasGoneItsWay() throws Exception {
        Map<String, String> texts = new HashMap<>();
        Map<String, JsonNode> ended = new HashMap<>();
        for (JsonNode facts : facts(journal.ofChain("case:" + caseNumber))) {
            if (facts.has("variable")) {
                texts.put(facts.get("row").asText(), facts.path("text").asText(""));
            }
            if (facts.path("event").asText().equals("end") && facts.has("activity")) {
                ended.put(facts.get("row").asText(), facts);
            }
        }
        List<Map<String, Object>> details = jdbc.sql("select id_, coalesce(text_, '') as text from act_hi_detail where type_ = 'VariableUpdate'"
                + " and proc_inst_id_ in (select id_ from act_hi_procinst where business_key_ = ?)").param(caseNumber).query().listOfRows();
        assertThat(details).isNotEmpty().allSatisfy(row -> assertThat(texts).containsEntry((String) row.get("id_"), (String) row.get("text")));
        assertThat(texts.values()).as("sealed as in the rows").anyMatch(text -> text.startsWith("{p1}"));
        List<String> finished = jdbc.sql("select id_ from act_hi_actinst where end_time_ is not null and proc_inst_id_ in"
                + " (select id_ from act_hi_procinst where business_key_ = ?)").param(caseNumber).query(String.class).list();
        assertThat(ended.keySet()).containsAll(finished);
    }

    @Test
    void should_KnowWhoDidItAndWhatTheApplicationDidBesides_When_ACaseHasGoneItsWay() {
        List<Entry> entries = journal.ofChain("case:" + caseNumber);
        Set<String> kinds = entries.stream().map(Entry::kind).collect(Collectors.toSet());
        assertThat(kinds).contains("process-instance", "activity", "task", "variable", "form-field", "identity-link", "operation", "job", "notification",
                "decision");
        assertThat(entries).filteredOn(entry -> entry.kind().equals("operation")).extracting(Entry::actor)
                .contains("yanshi-shiyan.counsellor", "yanshi-shiyan.doctor", "yanshi-shiyan.secretary");
        assertThat(entries).extracting(Entry::actor).as("jobs").containsNull();
        assertThat(journal.ofChain("deployments")).extracting(Entry::kind).contains("deployment");
        assertThat(journal.ofChain("organisations")).extracting(Entry::kind).contains("roster");
    }

    @Test
    void should_TellWhoReadInClear_When_AnOfficialReadsAProtectedField() {
        String instance = jdbc.sql("select id_ from act_hi_procinst where business_key_ = ? and proc_def_key_ = 'suspected-case'").param(caseNumber)
                .query(String.class).single();
        long before = reads();
        Object name = scenario.as("yanshi-shiyan.secretary").signedIn(() -> engine.getHistoryService().createHistoricVariableInstanceQuery()
                .processInstanceId(instance).variableName("personName").singleResult().getValue());
        assertThat(name).isEqualTo("甲");
        assertThat(reads()).isGreaterThan(before);
        Entry last = journal.ofChain("case:" + caseNumber).stream().filter(entry -> entry.kind().equals("protected-read")).reduce((one, next) -> next).orElseThrow();
        assertThat(last.body()).contains("\"reader\":\"yanshi-shiyan.secretary\"", "personName").doesNotContain("甲");
    }

    private long reads() {
        return journal.ofChain("case:" + caseNumber).stream().filter(entry -> entry.kind().equals("protected-read")).count();
    }

    private List<JsonNode> facts(List<Entry> entries) throws Exception {
        List<JsonNode> facts = new ArrayList<>();
        for (Entry entry : entries) {
            facts.add(json.readTree(entry.body()).get("facts"));
        }
        return facts;
    }
}
