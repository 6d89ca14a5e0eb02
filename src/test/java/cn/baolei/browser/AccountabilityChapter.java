package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.ticks;
import static cn.baolei.browser.FormFiller.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/**
 * 问责 of the official who reported late, from the clue to the answer to their appeal. Before each step of somebody else it is
 * made sure that the official concerned does not see it.
 */
final class AccountabilityChapter {

    static final String STATEMENT = "当时正在隔离点协助登记，拟稿迟了，没有瞒报的意思";
    static final String REPLY = "事实清楚，处理恰当，维持原决定";

    private static final String COUNTY = "xining-chengxi";
    private static final String CONCERNED = "疫情信息报送员（演示实验学校·疫情信息报送员）";

    private final Desks desks;
    private final StoryTime time;

    AccountabilityChapter(Desks desks, StoryTime time) {
        this.desks = desks;
        this.time = time;
    }

    /** The county, to which a clue goes while nobody is named, hands it to the school, which manages the official. */
    void clueIsVerified() {
        others(COUNTY + ".discipline-member", "核实线索（纪检委员）", verified());
        desks.at("discipline-member").awaitTask("核实线索（纪检委员）");
        assertThat(desks.of(COUNTY + ".discipline-member").sees("核实线索（纪检委员）")).as("the county still has the clue").isFalse();
        school("discipline-member", "核实线索（纪检委员）", verified());
    }

    void investigationIsStarted() {
        school("secretary", "审批启动（书记）", values("审批意见", choice("同意启动问责调查"), "要求", "依规依纪，查清经过"));
        school("discipline-member", "组成调查组（纪检委员）", values("调查组组长", choice("党办主任（演示实验学校·党办主任）"),
                "调查组成员", ticks("组织委员（演示实验学校·组织委员）")));
    }

    void factsAreEstablished() {
        school("office-director", "查明事实（调查组组长）", values("调查开始", time.now().toLocalDate().minusDays(2),
                "调查结束", time.now().toLocalDate(), "失职失责情形（通知第四部分）", ticks("工作不到位"),
                "事实材料", "首报在发现两小时以后报出，拟稿用时五十五分钟"));
        Desk reporter = desks.at("reporter");
        reporter.open("陈述申辩（被调查人）");
        assertThat(reporter.page().getByText("添加用户组").isVisible()).as("a group is offered for a step that is one's own").isFalse();
        concerned("陈述申辩（被调查人）", values("陈述和申辩", STATEMENT, "对事实材料签署意见", choice("有不同意见")));
        school("office-director", "见面记录（调查组组长）", values("见面时间（日期）", time.now(), "见面地点", "会议室",
                "见面情况", "听取本人陈述和申辩", "事实材料签署情况", choice("签署不同意见"), "说明", "对拟稿用时的原因有不同说明",
                "对陈述申辩的采纳情况", "协助登记的情况属实，已写入报告", "是否补充调查", choice("不需要")));
        school("office-director", "集体讨论、调查报告（调查组组长）", values("集体讨论日期", time.now().toLocalDate(), "情节", choice("情节较轻"),
                "从轻、从重情形", choice("无"), "调查报告", "首报超过两小时，属工作不到位，情节较轻"));
    }

    void decisionIsMadeAndDelivered() {
        school("secretary", "集体研究决定（书记）", values("会议时间（日期）", time.now(), "应到", "7", "实到", "7", "赞成", "7", "反对", "0",
                "弃权", "0", "会议记录摘要", "一致同意", "会议决定", choice("予以问责"), "问责方式", ticks("通报"),
                "问责决定", "对疫情信息报送员迟报首报予以通报"));
        school("discipline-member", "宣布、送达（纪检委员）", values("宣布时间（日期）", time.now(), "宣布范围", "全体教职工党员",
                "送达时间（日期）", time.now(), "送达方式", choice("当面送达")));
        school("organisation-member", "办理手续（组织委员）", values("办结日期", time.now().toLocalDate(), "已收到书面检讨", true,
                "办理情况", "已在组织生活会上作出检查"));
        school("office-director", "归档（党办主任）", values("归入", ticks("廉政档案"), "归档日期", time.now().toLocalDate(),
                "案卷编号", "演问-001"));
    }

    void appealIsLodged() {
        concerned("书面申诉（被问责人）", values("您的意见", choice("提出申诉"), "申诉理由和请求", "请求考虑当时协助登记的情况"));
    }

    void appealIsAnswered() {
        school("secretary", "申诉处理决定（书记）", values("处理决定", choice("维持原决定"), "书面答复", REPLY));
        concerned("收到答复（被问责人）", values("已收到答复", true));
    }

    private static Map<String, Object> verified() {
        return values("核实结论", choice("属实，提请启动问责调查"), "核实情况", "首报在发现两小时以后报出", "问责对象", choice("党的领导干部"),
                "被调查人", choice(CONCERNED));
    }

    private void school(String role, String step, Map<String, Object> values) {
        others(Desks.SCHOOL + "." + role, step, values);
    }

    private void others(String user, String step, Map<String, Object> values) {
        desks.of(user).awaitTask(step);
        assertThat(desks.at("reporter").sees(step)).as("whoever is investigated sees %s", step).isFalse();
        desks.of(user).complete(step, values);
        time.settle();
    }

    private void concerned(String step, Map<String, Object> values) {
        desks.at("reporter").complete(step, values);
        time.settle();
    }
}
