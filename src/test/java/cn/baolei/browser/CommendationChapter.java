package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.ticks;
import static cn.baolei.browser.FormFiller.values;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** 先进典型选树: the doctor, nominated out of the case, up to the release that makes the commendation known. */
final class CommendationChapter {

    private static final String VOTE = "表决（每名成员）";
    private static final String PUBLICATION = "人工发布（党办主任）";

    private final Desks desks;
    private final StoryTime time;

    CommendationChapter(Desks desks, StoryTime time) {
        this.desks = desks;
        this.time = time;
    }

    /** @param caseNumber the case whose steps are cited as evidence */
    void doctorIsRecommended(String caseNumber) {
        does("organisation-member", "核对提名对象（组织委员）", values("本系统任职人员",
                choice("演示实验学校·校医（西宁市城西区演示实验学校党支部 校医（卫生联络员））")));
        does("organisation-member", "整理事迹材料（组织委员）", values(
                "引用的办理记录", ticks(caseNumber + " · 疑似病例处置 · 就地隔离（校医）", caseNumber + " · 救治跟踪 · 登记出院（校医）"),
                "主要事迹", "第一时间就地隔离、送诊，住院期间每日跟踪，密切接触者观察无一遗漏"));
        does("secretary", "支部推荐（书记）", values("支部意见", choice("推荐"), "讨论情况和理由", "事迹突出，一致推荐"));
    }

    void committeeVotes() {
        does("secretary", VOTE, values("表决意见", choice("赞成")));
        for (String member : List.of("deputy-secretary", "committee-member", "committee-member-2", "organisation-member", "publicity-member",
                "discipline-member")) {
            desks.at(member).send(VOTE, Map.of("ballotChoice", "for"));
        }
        time.settle();
    }

    /** Anybody at the school may read the notice and object to it. */
    void noticeIsReadOnTheBoard(String stage) {
        Page board = desks.at("member").page();
        board.navigate(desks.base() + "/notices");
        assertThat(board.locator("article")).containsText(stage);
        assertThat(board.locator("article")).containsText("第一时间就地隔离、送诊");
    }

    /** Five working days, with the holidays of Qingming between them. */
    void noticeEnds() {
        time.pass(time.now().plusDays(10), () -> { });
    }

    void superiorAgrees() {
        desks.of("xining-chengxi.organisation-member").complete("审核下级推荐", values("审核意见", choice("同意"), "意见和理由", "事迹真实，程序完备"));
        time.settle();
    }

    void commendationIsDecided() {
        does("secretary", "作出决定（书记）", values("决定", choice("表彰"), "决定理由", "公示期满无异议", "宣传标题", "守护校园的校医",
                "宣传稿", "疫情发生以后，校医第一时间处置，每日跟踪，守护了师生健康"));
    }

    void commendationIsPublicised() {
        does("reporter", "拟稿（报送员）", values("标题", "守护校园的校医"));
        does("office-director", "事实核查（党办主任）", values("核查结论", choice("事实属实"), "信息来源", "表彰决定和办理记录"));
        does("publicity-member", "审稿", values("审稿结论", choice("通过，送书记签发")));
        does("secretary", "签发", values("签发意见", choice("同意签发")));
        does("office-director", PUBLICATION, published());
        does("office-director", PUBLICATION, published());
        does("reporter", "登记读者提问（报送员）", values("办理", choice("结束答疑")));
    }

    private Map<String, Object> published() {
        return values("发布时间（日期）", time.now(), "发布地址或者栏目", "校园要闻", "已按定稿原文发布，没有改动", true);
    }

    private void does(String role, String step, Map<String, Object> values) {
        desks.at(role).complete(step, values);
        time.settle();
    }
}
