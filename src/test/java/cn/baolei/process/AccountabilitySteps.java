package cn.baolei.process;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The officials who look into a clue at work, each step filled in as its form asks. */
class AccountabilitySteps {

    static final String SCHOOL = "yanshi-shiyan";
    static final String COUNTY = "xining-chengxi";
    static final String REPORTER = SCHOOL + ".reporter";

    private static final AtomicInteger CASES = new AtomicInteger();

    private final Scenario scenario;
    private final Clues clues;
    private final HistoryService history;
    private final JdbcClient jdbc;

    AccountabilitySteps(Scenario scenario, Clues clues, HistoryService history, JdbcClient jdbc) {
        this.scenario = scenario;
        this.clues = clues;
        this.history = history;
        this.jdbc = jdbc;
    }

    /** @return the number of the clue, whose procedure has begun */
    long found(String organisation, String person) {
        String source = "clue-test-" + CASES.incrementAndGet();
        clues.open(new Clue("late", source, organisation, source + "-R1", person,
                List.of(Map.of("item", "发现至报出", "content", "150分钟"))));
        scenario.runJobs();
        return jdbc.sql("select id from clue where case_number = ?").param(source).query(Long.class).single();
    }

    String instance(long clue) {
        return jdbc.sql("select instance from clue where id = ?").param(clue).query(String.class).single();
    }

    String caseNumber(long clue) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance(clue)).singleResult().getBusinessKey();
    }

    void does(String user, String step, Map<String, Object> values) {
        scenario.as(user).completes(step, values);
    }

    void verified(String user, String person) {
        does(user, "verifyClue", Map.of("clueFinding", "founded", "verifiedFacts", "首报超过两小时", "subjectKind", "person",
                "personConcerned", person));
    }

    void approved(String org) {
        does(org + ".secretary", "approveStart", Map.of("startDecision", "start", "startOpinion", "依规调查"));
    }

    /** Led by 党办主任, with 组织委员. */
    void teamFormed(String org) {
        does(org + ".discipline-member", "formTeam", team(org));
    }

    static Map<String, Object> team(String org) {
        return new HashMap<>(Map.of("teamLeader", org + ".office-director", "teamMembers", List.of(org + ".organisation-member"),
                "recusedOfficials", List.of()));
    }

    void investigated(String org) {
        does(org + ".office-director", "investigateFacts", Map.of("investigatedFrom", day(), "investigatedTo", day(),
                "breachKinds", List.of("performance"), "factMaterial", "发现后150分钟报出"));
    }

    void stated(String person) {
        does(person, "giveStatement", Map.of("statementText", "当时网络中断", "materialOpinion", "disagree"));
    }

    void met(String org, String further) {
        Map<String, Object> values = new HashMap<>(Map.of("metAt", now(), "meetingPlace", "会议室", "meetingRecord", "已听取",
                "signature", "disagreed", "signatureNote", "对时间有异议", "adoptedOpinions", "已核对", "furtherInquiry", further));
        if (further.equals("yes")) {
            values.put("inquiryRequest", "核对网络记录");
        }
        does(org + ".office-director", "recordMeeting", values);
    }

    void reported(String org, String severity) {
        does(org + ".office-director", "writeReport", Map.of("teamDiscussedAt", day(), "liabilitySeverity", severity,
                "circumstance", "none", "investigationReport", "事实清楚"));
    }

    /** Up to the meeting that decides. */
    void investigatedAndReported(String org, String person, String severity) {
        teamFormed(org);
        investigated(org);
        stated(person);
        met(org, "no");
        reported(org, severity);
    }

    Map<String, Object> decision(String decision, String... measures) {
        Map<String, Object> values = new HashMap<>(Map.of("deliberatedAt", now(), "attendeesExpected", 6, "attendeesPresent", 5,
                "votesFor", 4, "votesAgainst", 1, "votesAbstained", 0, "deliberationRecord", "一致认为",
                "deliberationDecision", decision));
        switch (decision) {
            case "liable" -> values.putAll(Map.of("measures", List.of(measures), "decisionText", "予以问责"));
            case "exempt" -> values.put("exemptReason", "第十七条第三项");
            default -> values.put("inquiryRequest", "补充网络记录");
        }
        return values;
    }

    void decided(String org, String decision, String... measures) {
        does(org + ".secretary", "deliberate", decision(decision, measures));
    }

    void announced(String org) {
        does(org + ".discipline-member", "announceDecision", Map.of("announcedAt", now(), "announcedTo", "全体教职工",
                "deliveredAt", now(), "deliveryMethod", "in-person"));
    }

    void formalitiesDone(String org) {
        does(org + ".organisation-member", "completeFormalities", Map.of("formalitiesDoneAt", day(), "selfCriticismReceived", true,
                "formalitiesNote", "已办结"));
    }

    void archived(String org) {
        does(org + ".office-director", "archiveDecision", Map.of("archivedIn", List.of("integrity", "personnel"),
                "archivedAt", day(), "archiveNumber", "问2020-1"));
    }

    void appealed(String person, String choice) {
        Map<String, Object> values = new HashMap<>(Map.of("appealChoice", choice));
        if (choice.equals("appeal")) {
            values.put("appealText", "请求复核时间");
        }
        does(person, "lodgeAppeal", values);
    }

    void answered(String org, String decision) {
        does(org + ".secretary", "answerAppeal", Map.of("appealDecision", decision, "appealReply", "经复核"));
    }

    void corrected(String org) {
        does(org + ".discipline-member", "correctDecision", Map.of("correctionKind", "revoked", "correctionText", "撤销并在原范围澄清",
                "correctedAt", day()));
    }

    List<String> passed(String instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc().list()
                .stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    private String now() {
        return SuspectedCaseSteps.at(scenario.now());
    }

    private String day() {
        return now().substring(0, 10);
    }
}
