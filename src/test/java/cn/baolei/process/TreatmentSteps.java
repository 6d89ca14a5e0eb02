package cn.baolei.process;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The school's doctor and secretary while somebody is in hospital, each step filled in as its form asks. */
class TreatmentSteps {

    private final SuspectedCaseSteps school;

    TreatmentSteps(SuspectedCaseSteps school) {
        this.school = school;
    }

    Map<String, Object> needed() {
        return new HashMap<>(Map.of("personName", "甲", "personCategory", "student", "personUnit", "高一（3）班",
                "personPhone", "13900000000", "diagnosedAt", school.now(), "hospital", "省第四人民医院"));
    }

    void admitted() {
        school.does("doctor", "admitPatient", Map.of("hospital", "省第四人民医院", "admissionTransport", "ambulance",
                "admittedAt", school.now(), "hospitalContact", "感染科值班室"));
    }

    /** A day without a new test. */
    void status(double temperature, String respiratory) {
        status(temperature, respiratory, "none", null);
    }

    void status(double temperature, String respiratory, String test, Instant sampledAt) {
        Map<String, Object> values = new HashMap<>(Map.of("statusAt", school.now(), "patientState", "in-treatment",
                "statusTemperature", temperature, "respiratorySymptoms", respiratory, "clinicalType", "common", "testResult", test));
        if (sampledAt != null) {
            values.put("testSampledAt", SuspectedCaseSteps.at(sampledAt));
        }
        school.does("doctor", "recordStatus", values);
    }

    void died() {
        school.does("doctor", "recordStatus", Map.of("statusAt", school.now(), "patientState", "died", "diedAt", school.now(),
                "deathDocumentNumber", "证字1号", "deathCircumstances", "经抢救无效"));
    }

    void discharged() {
        school.does("doctor", "confirmDischarge", Map.of("dischargeDecision", "discharged", "dischargedAt", school.day(0),
                "dischargeDocumentNumber", "出字1号"));
    }

    void kept() {
        school.does("doctor", "confirmDischarge", Map.of("dischargeDecision", "stay", "stayReason", "其他疾病继续治疗"));
    }

    void deathReviewed() {
        school.does("secretary", "reviewDeath", Map.of("deathVerified", true, "deathArrangements", "专人联系家属",
                "deathArrangementsPost", "党办主任", "deathReportSummary", "确诊病例1名病亡"));
    }
}
