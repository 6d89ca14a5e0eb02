package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.values;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.baolei.screening.ScreeningDesk;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** 全覆盖登记排查 of the school, in which a fever is found. */
final class ScreeningChapter {

    private static final String ROUND = "春季开学登记排查";

    private final Desks desks;
    private final StoryTime time;

    ScreeningChapter(Desks desks, StoryTime time) {
        this.desks = desks;
        this.time = time;
    }

    void isLaunched() {
        desks.at("secretary").start("全覆盖登记排查", values("排查名称", ROUND, "截止时间（日期）", time.now().toLocalDate().atTime(18, 0),
                "排查范围和要求", "全体师生员工"));
        time.settle();
    }

    /** The doctor finds the round on its page, and uploads the list of two, one of whom has a fever. */
    void listIsUploaded() {
        Page page = desks.at("doctor").page();
        page.navigate(desks.base() + "/screening");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(ROUND)).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登记人员")).click();
        page.getByLabel("名单文件").setInputFiles(new FilePayload("名单.csv", "text/csv", (ScreeningDesk.HEADER
                + "演示学生甲,学生,演示班级,,2010-01-01,13900000000,38.2,发热,,,,医务室,处置,,\n"
                + "演示学生乙,学生,演示班级,,2010-01-02,,36.5,正常,,,,,,,\n").getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上传")).click();
        await("the list to be taken").atMost(Duration.ofSeconds(60)).until(() -> {
            page.reload();
            return page.locator("main").innerText().contains("新登记 2 人");
        });
        assertThat(page.locator("main")).containsText("已登记 2 人，其中异常 1 人");
        assertThat(page.locator("main")).containsText("演示学生甲");
    }

    void isRegistered() {
        desks.at("committee-member").complete("登记排查", values("登记方式", choice("全员名单：每名师生员工都在登记页面登记"), "应排查人数", "2"));
        time.settle();
    }

    void isConfirmed() {
        desks.at("secretary").complete("书记确认", values("确认意见", choice("确认并报送")));
        time.settle();
        desks.at("secretary").complete("审阅汇总", values("审阅意见", "立即处置发热学生"));
        time.settle();
    }
}
