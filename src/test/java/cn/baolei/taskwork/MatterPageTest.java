package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.baolei.SignedInSession;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** 我经办的事项, with 本单位在办事项 for 书记. */
@ProcessTest
@AutoConfigureMockMvc
class MatterPageTest {

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private Matters matters;
    @Autowired
    private Opinions opinions;
    @Autowired
    private MockMvc browser;

    private Lab lab;

    @BeforeEach
    void start() {
        lab = new Lab(engine, scenario);
    }

    @AfterEach
    void remove() {
        lab.remove();
    }

    @Test
    void should_ListTheOrganisationsMatters_When_ReaderIsItsSecretary() throws Exception {
        String page = page("yanshi-shiyan.secretary");

        assertThat(page).contains("本单位在办事项").contains("data-instance=\"" + lab.instance + "\"").contains("确认终止");
        assertThat(page("yanshi-shiyan.deputy-secretary")).doesNotContain("本单位在办事项").doesNotContain(lab.instance);
        assertThat(page("xining-chengxi.secretary")).contains("本单位在办事项").doesNotContain(lab.instance);
    }

    @Test
    void should_ListAMatterOnce_When_TheSecretaryWorkedOnIt() throws Exception {
        lab.passMinute();
        lab.toReview();
        String review = lab.task("secretary", "review");
        assertThat(others()).extracting(Matter::instance).containsExactly(lab.instance);

        lab.acts("secretary", () -> opinions.write(review, "同意报出"));
        lab.does("secretary", "review");

        assertThat(others()).isEmpty();
        assertThat(page("yanshi-shiyan.secretary").split("data-instance")).hasSize(2);
    }

    @Test
    void should_SayHowMany_When_NotAllAreShown() throws Exception {
        for (int more = 0; more < 2; more++) {
            scenario.set(scenario.now().plusSeconds(60));
            engine.getRuntimeService().startProcessInstanceByKey("task-work", Map.of("organisation", Lab.SCHOOL));
        }

        Matters.Listing listing = lab.as("secretary").signedIn(() -> matters.ofOrganisation(2));

        assertThat(listing.total()).isEqualTo(3);
        assertThat(listing.shown()).hasSize(2).extracting(Matter::startedAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(listing.shown()).extracting(Matter::instance).doesNotContain(lab.instance);
    }

    @Test
    void should_LeaveOutCasesAboutOfficials_When_TheSecretaryHasNoPartInThem() {
        String accountability = scenario.as("yanshi-shiyan.discipline-member").starts("accountability", Map.of(
                "concernedOrganisation", Lab.SCHOOL, "clueSource", "report", "clueStatement", "群众反映值守空岗")).getId();

        assertThat(others()).extracting(Matter::instance).containsExactly(lab.instance);
        assertThatThrownBy(() -> lab.acts("secretary", () -> matters.terminate(accountability, "不实"))).hasMessageContaining("不能终止");
    }

    private List<Matter> others() {
        return lab.as("secretary").signedIn(() -> matters.ofOrganisation(10)).shown();
    }

    private String page(String reader) throws Exception {
        return browser.perform(get("/matters").session(SignedInSession.of(browser, reader))).andReturn().getResponse().getContentAsString();
    }
}
