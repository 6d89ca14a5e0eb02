package cn.baolei.process;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The officials of one school at work on a suspected case, each step filled in as its form asks. */
class SuspectedCaseSteps {

    static final String SCHOOL = "yanshi-shiyan";

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter FORM_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx").withZone(SHANGHAI);
    private static final DateTimeFormatter FORM_DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(SHANGHAI);

    private final Scenario scenario;
    private final String school;

    SuspectedCaseSteps(Scenario scenario) {
        this(scenario, SCHOOL);
    }

    SuspectedCaseSteps(Scenario scenario, String school) {
        this.scenario = scenario;
        this.school = school;
    }

    Scenario.Official as(String role) {
        return scenario.as(school + "." + role);
    }

    /** A minute passes with every step, so that history has an order. */
    void does(String role, String step, Map<String, Object> values) {
        as(role).completes(step, values);
        scenario.advance(Duration.ofMinutes(1));
    }

    String now() {
        return FORM_TIME.format(scenario.now());
    }

    String day(int daysAgo) {
        return FORM_DATE.format(scenario.now().minus(Duration.ofDays(daysAgo)));
    }

    static String at(Instant instant) {
        return FORM_TIME.format(instant);
    }

    Map<String, Object> found() {
        return new HashMap<>(Map.of("discoveredAt", now(), "personName", "甲", "personCategory", "student",
                "personUnit", "高一（3）班", "personPhone", "13900000000", "currentLocation", "教学楼", "temperature", 38.2,
                "coughOrBreathless", true, "contactWithPatient", true, "lastExposureAt", day(3)));
    }

    ProcessInstance found(String role) {
        ProcessInstance instance = as(role).starts("suspected-case", found());
        scenario.runJobs();
        return instance;
    }

    /** 发热且三日前接触过患者：送发热门诊. */
    void verifiedForFeverClinic() {
        verified(38.2, "yes", "yes", 3);
    }

    void verified(double temperature, String cough, String contact, int daysSinceExposure) {
        does("doctor", "verifySuspicion", Map.of("verifiedAt", now(), "verifiedTemperature", temperature,
                "verifiedCoughOrBreathless", cough, "verifiedStayInAffectedArea", "no", "verifiedContactWithPatient", contact,
                "verifiedLinkToCluster", "no", "verifiedLastExposureAt", day(daysSinceExposure)));
    }

    /** Everything at once at the scene except 核实 and what is called: 首报, 通报. */
    void measuresTaken() {
        does("doctor", "isolateOnSite", Map.of("isolationPlace", "临时隔离室", "isolatedAt", now(), "maskWorn", true));
        does("committee-member", "secureArea", Map.of("securedArea", "教学楼三层", "securedAt", now(),
                "peoplePresent", 42, "securingNote", "已登记在场人员"));
        does("secretary", "deployOnSite", Map.of("arrivedAt", now(), "deploymentOrders", "按预案分工处置"));
        does("committee-member", "disinfect", Map.of("disinfectedArea", "教学楼三层", "disinfectedAt", now(),
                "disinfectant", "含氯消毒液喷洒", "disinfectionTeam", "后勤处"));
    }

    void sentToFeverClinic() {
        does("doctor", "sendToFeverClinic", Map.of("feverClinicHospital", "省第四人民医院",
                "feverClinicTransport", "ambulance", "sentToFeverClinicAt", now(), "feverClinicEscort", "校医，二级防护"));
    }

    /** Suspected as the criteria ask: one epidemiological and two clinical. */
    void diagnosed(String conclusion) {
        diagnosed(conclusion, true, true, true, false, false);
    }

    void diagnosed(String conclusion, boolean exposure, boolean fever, boolean imaging, boolean whiteCells, boolean checked) {
        Map<String, Object> values = new HashMap<>(Map.of("hospitalDiagnosis", conclusion, "diagnosisHospital", "省第四人民医院",
                "physicianDocumentNumber", "诊字1号", "diagnosedAt", now()));
        if (!conclusion.equals("excluded")) {
            values.put("onsetAt", now());
        }
        if (conclusion.equals("suspected")) {
            values.putAll(Map.of("criterionExposure", exposure, "criterionFever", fever, "criterionImaging", imaging,
                    "criterionWhiteCells", whiteCells));
        }
        if (checked) {
            values.put("diagnosisCheckedWithHospital", true);
        }
        does("doctor", "recordHospitalDiagnosis", values);
    }

    void transferred() {
        does("doctor", "transferToDesignatedHospital", Map.of("designatedHospital", "省第四人民医院",
                "transferTransport", "ambulance", "transferredAt", now()));
    }

    void laboratory(String result, Instant sampledAt) {
        does("doctor", "recordLaboratoryResult", Map.of("labResult", result, "labSampledAt", at(sampledAt),
                "laboratory", "省疾控中心", "labResultAt", now()));
    }

    void contactsReleased() {
        does("doctor", "releaseContacts", Map.of("contactsReleasedAt", now(), "contactsReleasedCount", 0));
    }

    void certified() {
        does("doctor", "certifyReturn", Map.of("certificateIssuer", "省第四人民医院", "certificateNumber", "证字1号",
                "certificateIssuedAt", day(0), "healthAssessment", "具备返校条件"));
    }

    void approved() {
        does("secretary", "approveReturn", Map.of("returnDecision", "approved", "returnDate", day(-1)));
    }

    void refusedReturn() {
        does("secretary", "approveReturn", Map.of("returnDecision", "refused", "returnReason", "证明不全"));
    }

    void considered(boolean example, boolean clue) {
        Map<String, Object> values = new HashMap<>(Map.of("yieldsExample", example ? "yes" : "no", "yieldsClue", clue ? "yes" : "no"));
        if (example) {
            values.putAll(Map.of("nomineeName", "校医室", "nomineeUnit", "后勤处", "nominationReason", "处置迅速"));
        }
        if (clue) {
            values.put("clueReason", "值守不到位");
        }
        does("secretary", "considerFollowUp", values);
    }
}
