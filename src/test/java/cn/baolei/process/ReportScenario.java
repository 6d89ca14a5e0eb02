package cn.baolei.process;

import cn.baolei.protection.CaseSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The acts of 疫情信息逐级报送 in words, and what is on record of them afterwards. */
class ReportScenario {

    static final String SCHOOL = "yanshi-shiyan";
    static final String COUNTY = "xining-chengxi";
    static final String PREFECTURE = "xining";
    static final String OFFICE = "qhedu-ldxzb";
    static final String ROOT = "qhedu";
    static final Instant START = Instant.parse("2020-02-10T00:00:00Z");

    private static final AtomicInteger CASES = new AtomicInteger();

    private final Scenario scenario;
    private final FormService forms;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final HistoryService history;
    private final CaseSecrets secrets;

    ReportScenario(Scenario scenario, FormService forms, RepositoryService repository, JdbcClient jdbc, HistoryService history,
                   CaseSecrets secrets) {
        this.scenario = scenario;
        this.forms = forms;
        this.repository = repository;
        this.jdbc = jdbc;
        this.history = history;
        this.secrets = secrets;
    }

    record Leg(int version, String from, String to, Instant sentAt, Instant receivedAt, Instant acknowledgedAt,
               String acknowledgedBy, Instant forwardedAt, Instant returnedAt, String returnReason, Instant skippedAt,
               String skipReason) {
    }

    /** @return the instance of the unit that reports, under a case number that no other test uses */
    String started(String starter, Map<String, Object> changes) {
        return startedInCase(starter.substring(0, starter.indexOf('.')) + "-report-" + CASES.incrementAndGet(), starter, changes);
    }

    String startedInCase(String caseNumber, String starter, Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", shanghai(scenario.now())));
        values.putAll(changes);
        return scenario.as(starter).signedIn(() -> forms.submitStartForm(repository.createProcessDefinitionQuery()
                .processDefinitionKey("immediate-report").latestVersion().singleResult().getId(), caseNumber, values)).getId();
    }

    /** What 拟稿 holds unless a test says otherwise: a first report, discovered now. */
    Map<String, Object> draft(Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", shanghai(scenario.now()), "place", "教学楼", "reportSummary", "一名学生体温38.2℃，已就地隔离",
                "suspectedCount", 1, "confirmedCount", 0, "closeContactCount", 3, "isolatedCount", 4));
        values.put("reportMeasures", "就地隔离、环境消毒");
        values.put("contactPost", "党办主任");
        values.putAll(changes);
        return values;
    }

    String draftedCheckedAndSigned(String unit) {
        return draftedCheckedAndSigned(unit, Map.of());
    }

    String draftedCheckedAndSigned(String unit, Map<String, Object> changes) {
        String instance = started(unit + ".reporter", changes);
        drafted(unit, changes);
        checkedAndSigned(unit);
        return instance;
    }

    void drafted(String unit, Map<String, Object> changes) {
        scenario.as(unit + ".reporter").completes("draftReport", draft(changes));
    }

    void checkedAndSigned(String unit) {
        scenario.as(unit + ".office-director").completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.as(unit + ".secretary").completes("signReport", Map.of("signDecision", "issue"));
    }

    void acknowledged(String level) {
        scenario.as(level + ".duty-officer").completes("acknowledgeReport", Map.of("receiptConfirmed", true));
    }

    void forwarded(String level) {
        scenario.as(level + ".duty-leader").completes("reviewReport", Map.of("reviewDecision", "forward"));
    }

    void returned(String level, String reason) {
        scenario.as(level + ".duty-leader").completes("reviewReport",
                Map.of("reviewDecision", "return", "reviewReturnReason", reason));
    }

    void read(String root, Map<String, Object> values) {
        scenario.as(root + ".secretary").completes("readByPartyGroup", values);
    }

    /** From the first superior to the province's answer. */
    void climbed(String... levels) {
        for (String level : levels) {
            acknowledged(level);
            forwarded(level);
        }
        read(ROOT, Map.of("readDecision", "read"));
    }

    String number(String instance) {
        return jdbc.sql("select number from report where process_instance = ?").param(instance).query(String.class).single();
    }

    List<Leg> legs(String instance) {
        return jdbc.sql("select * from report_leg where report = ? order by ordinal").param(number(instance))
                .query(this::leg).list();
    }

    Instant concludedAt(String instance) {
        return jdbc.sql("select concluded_at from report where process_instance = ?").param(instance)
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant).orElse(null);
    }

    String instruction(String instance) {
        return secrets.open(jdbc.sql("select instruction from report where process_instance = ?").param(instance).query(String.class).single());
    }

    List<String> clues(String instance) {
        return jdbc.sql("select rule from clue where subject = ? order by rule").param(number(instance)).query(String.class).list();
    }

    List<String> told(String instance, String template) {
        return jdbc.sql("select recipient from notification where template = ? and case_number = ? order by recipient")
                .params(template, caseNumberOf(instance)).query(String.class).list();
    }

    String caseNumberOf(String instance) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    /** Organisations of all instances of a case. */
    List<String> instances(String caseNumber) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(HistoricProcessInstance::getTenantId).toList();
    }

    /** The whole path of an instance, in the order it was gone. */
    List<String> passed(String instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance)
                .orderPartiallyByOccurrence().asc().list().stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    /** The path of the newest instance of the same case at a level. */
    List<String> passedAt(String origin, String level) {
        return passed(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumberOf(origin))
                .tenantIdIn(level).orderByProcessInstanceStartTime().desc().list().get(0).getId());
    }

    static String shanghai(Instant instant) {
        return instant.atOffset(java.time.ZoneOffset.ofHours(8)).toString();
    }

    private Leg leg(ResultSet row, int index) throws SQLException {
        return new Leg(row.getInt("version"), row.getString("from_organisation"), row.getString("to_organisation"),
                instant(row, "sent_at"), instant(row, "received_at"), instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"), instant(row, "forwarded_at"), instant(row, "returned_at"),
                secrets.open(row.getString("return_reason")), instant(row, "skipped_at"), row.getString("skip_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
