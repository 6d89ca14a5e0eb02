package cn.baolei.process;

import java.util.HashMap;
import java.util.Map;

/** The officials of the school that writes to a local authority, each step filled in as its form asks. */
class JointPreventionSteps {

    private final SuspectedCaseSteps school;

    JointPreventionSteps(SuspectedCaseSteps school) {
        this.school = school;
    }

    static Map<String, Object> needed() {
        return new HashMap<>(Map.of("agencyKind", "community", "matter", "校门周边秩序维护", "letterText", "请协助劝离聚集人员"));
    }

    void drafted() {
        Map<String, Object> letter = needed();
        letter.put("agencyName", "属地街道办事处");
        letter.put("copiedTo", "属地派出所");
        school.does("office-director", "draftLetter", letter);
    }

    void signed() {
        school.does("secretary", "signLetter", Map.of("letterDecision", "sign"));
    }

    void returned() {
        school.does("secretary", "signLetter", Map.of("letterDecision", "return", "letterOpinion", "请写明联系岗位"));
    }

    void dispatched() {
        school.does("office-director", "dispatchLetter", Map.of("dispatchMeans", "delivered", "dispatchedAt", school.now(),
                "letterReceivedBy", "办事处值班员"));
    }

    void sent() {
        drafted();
        signed();
        dispatched();
    }

    void replied() {
        school.does("office-director", "recordReply", Map.of("replyMeans", "letter", "replyReceivedAt", school.now(),
                "agencyReply", "已安排人员到场"));
    }

    void chased() {
        school.does("office-director", "sendChaser", Map.of("chaserMeans", "telephone", "chasedAt", school.now(),
                "chaserReceivedBy", "办事处值班员", "chaserText", "请尽快答复"));
    }

    void settledSilence(String decision) {
        school.does("secretary", "decideOnSilence", Map.of("silenceDecision", decision, "silenceReason", "已另行电话联系"));
    }

    void closed() {
        school.does("office-director", "closeMatter", Map.of("replyFollowUp", "已配合落实"));
    }
}
