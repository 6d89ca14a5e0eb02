package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.values;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;

/** 转送、救治跟踪, 密切接触者排查 and 隔离医学观察, at the desks of the school. */
final class TreatmentChapter {

    private static final Map<String, Object> FIT = Map.of("releaseTemperature", 36.5, "releaseAdvice", "release", "releaseAssessment", "无症状");

    private final Desks desks;
    private final StoryTime time;

    TreatmentChapter(Desks desks, StoryTime time) {
        this.desks = desks;
        this.time = time;
    }

    void hospitalConfirms() {
        doctor("校医录入医院诊断", values("医院结论", choice("确诊"), "诊断医院", "演示医院", "诊断文书编号", "演-001",
                "诊断时间（日期）", time.now().minusMinutes(15), "发病时间（日期）", time.now().minusDays(1)));
        doctor("校医转送定点医院", values("接收的定点医疗机构", "演示定点医院", "转送方式", choice("负压救护车或者120急救车"),
                "转送时间（日期）", time.now()));
    }

    void patientIsAdmitted() {
        doctor("转送收治", values("收治的定点医疗机构", "演示定点医院", "转送方式", choice("120急救车"), "收治时间（日期）", time.now(),
                "医疗机构联系岗位和电话", "感染科值班室"));
        statusIsRecorded();
    }

    /** A day on which a negative test has come in. */
    void statusIsRecorded() {
        doctor("登记当日病情（校医）", values("了解病情时间（日期）", time.now(), "当前状态", choice("在院治疗"), "体温（℃）", "36.6",
                "呼吸道症状", choice("明显好转"), "临床分型", choice("普通型"), "新出核酸检测结果", choice("阴性"),
                "采样时间（日期）", time.now().minusMinutes(30)));
    }

    void patientIsDischarged() {
        doctor("登记出院（校医）", values("医院结论", choice("出院"), "出院日期", time.now().toLocalDate(), "出院证明编号", "演-003"));
    }

    /** One contact, on the list that the doctor uploads. */
    void contactIsRegistered(LocalDate lastExposure) {
        Desk doctor = desks.at("doctor");
        doctor.open("登记密切接触者");
        Page page = doctor.page();
        page.navigate(desks.base() + page.locator(".fjs-container a[href*='/contacts/']").getAttribute("href"));
        page.getByLabel("名单文件").setInputFiles(new FilePayload("名单.csv", "text/csv", ("""
                姓名,类别,班级或部门,联系电话,所在单位,最后接触日期,与病例的关系,备注
                演示学生乙,学生,演示班级,13900000001,,%s,同桌,
                """.formatted(lastExposure)).getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上传")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("新登记 1 人");
        doctor("登记密切接触者", values("排查情况说明", "同桌一人，已通知家长"));
    }

    void contactIsIsolated() {
        doctor("安排隔离", values("隔离方式", choice("校内单人单间"), "隔离地点", "校内隔离点101", "已落实单人单间、独立卫生间或者专用便器", true,
                "已向本人（家长）讲明观察期限、要求和注意事项", true));
        desks.at("counsellor").complete("生活物资保障（班主任/辅导员）", values("三餐已安排专人送达，不直接接触", true,
                "口罩、体温计、消毒用品已发放", true, "保障联系人岗位", "总务处值班员"));
        desks.at("counsellor").complete("心理支持（班主任/辅导员）", values("联系方式", choice("电话"), "情绪和困难", "情绪稳定"));
        time.settle();
    }

    void readingIsTaken() {
        doctor("记录体温和症状（校医）", values("体温", "36.5", "主要症状", choice("无症状"), "测量时间（日期）", time.now(), "测量方式", choice("校医测量")));
    }

    void contactIsReleased() {
        doctor("解除评估（校医）", values("复测体温", "36.5", "评估意见", choice("建议解除"), "评估说明", "全部测温正常，无症状"));
        desks.at("secretary").complete("解除审批（书记）", values("审批意见", choice("同意解除")));
        time.settle();
        doctor("排查小结", values("排查小结", "密切接触者一人，观察期满，无异常"));
        desks.at("secretary").complete("书记审阅", values("审阅意见", choice("通过")));
        time.settle();
    }

    /** As the contact was, once more. */
    void patientIsIsolated() {
        send("doctor", "安排隔离", Map.of("isolationKind", "single-room", "isolationPlace", "校内隔离点102", "singleRoom", true,
                "isolationExplained", true));
        send("counsellor", "生活物资保障（班主任/辅导员）", Map.of("mealsArranged", true, "protectionArranged", true, "suppliesContact", "总务处值班员"));
        send("counsellor", "心理支持（班主任/辅导员）", Map.of("counsellingMethod", "phone", "counsellingNote", "情绪稳定"));
    }

    void patientIsReleased() {
        send("doctor", "解除评估（校医）", FIT);
        send("secretary", "解除审批（书记）", Map.of("releaseDecision", "approve"));
    }

    private void doctor(String step, Map<String, Object> values) {
        desks.at("doctor").complete(step, values);
        time.settle();
    }

    private void send(String role, String step, Map<String, Object> values) {
        desks.at(role).send(step, values);
        time.settle();
    }
}
