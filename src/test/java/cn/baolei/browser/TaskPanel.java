package cn.baolei.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

/** The tab 更多办理 of the task that is open at a desk. */
final class TaskPanel {

    private final Page page;
    private final Locator panel;

    TaskPanel(Page page) {
        this.page = page;
        page.locator(".nav-tabs a", new Page.LocatorOptions().setHasText("更多办理")).click();
        panel = page.locator(".task-work");
        panel.waitFor();
    }

    Locator shown() {
        return panel;
    }

    /** Unfolds the fields of one action. */
    Locator choose(String action) {
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true)).click();
        Locator form = panel.getByRole(AriaRole.FORM, new Locator.GetByRoleOptions().setName(action).setExact(true));
        form.waitFor();
        return form;
    }

    void confirm(String action) {
        panel.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确认" + action).setExact(true)).click();
    }

    /** Of an action after which the task stays on the desk. */
    void confirmAndStay(String action) {
        confirm(action);
        assertThat(panel.getByRole(AriaRole.STATUS)).hasText(action + "已办理");
    }

    void attach(String name, byte[] content) {
        choose("附件").locator("input[type=file]").setInputFiles(new FilePayload(name, "application/pdf", content));
    }

    Download download(String name) {
        return page.waitForDownload(() -> panel.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).click());
    }
}
