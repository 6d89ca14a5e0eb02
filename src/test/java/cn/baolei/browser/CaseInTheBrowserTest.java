package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.baolei.engine.OfficialTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/**
 * One case in the browser, by different officials, from the doctor of a school five levels deep to the province and on to the
 * closed file; README tells how to play it by hand. It fails when a form shows an error or any label on the way is English.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class CaseInTheBrowserTest {

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private HistoryService history;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void should_CarryACaseToTheProvinceAndToItsEnd_When_EachOfficialDoesTheirPart() {
        try (Desks desks = new Desks(chromium, port)) {
            CaseWork work = new CaseWork(desks, () -> LocalDateTime.now(OfficialTime.ZONE));
            desks.at("doctor").start("疑似病例处置", values(
                    "发现时间（日期）", work.minutesAgo(45), "姓名", "演示学生甲", "类别", choice("学生"), "班级或部门", "演示班级",
                    "联系电话", "13900000000", "现所在位置", "医务室", "体温", "38.2", "咳嗽或者气促", true,
                    "曾在有本地病例传播的地区旅行或者居住", true, "末次暴露日期", LocalDate.now(OfficialTime.ZONE).minusDays(5)));

            work.sceneIsSecured();
            assertThat(desks.at("secretary").sees("核实情况")).as("the secretary sees the doctor's task").isFalse();
            work.letterIsSent();
            work.letterIsAnswered();
            work.sceneIsDisinfected();
            work.patientIsSentToTheFeverClinic();
            reported(work, "首次报告", 1);

            desks.at("doctor").complete("校医录入医院诊断", values("医院结论", choice("排除"), "诊断医院", "演示医院", "诊断文书编号", "演-001",
                    "诊断时间（日期）", work.minutesAgo(0)));
            reported(work, "终报", 0);

            work.returnIsApproved();
            desks.at("secretary").complete("书记研判典型线索", values("是否有应当表扬的先进典型", choice("无"), "是否有应当问责的线索", choice("无")));

            await("the case to be closed").atMost(Duration.ofSeconds(60)).until(() ->
                    history.createHistoricProcessInstanceQuery().processDefinitionKey("suspected-case").finished().count() == 1);
            assertThat(history.createHistoricProcessInstanceQuery().unfinished().count()).as("instances still running").isZero();
        }
    }

    private static void reported(CaseWork work, String kind, int suspected) {
        work.reportIsDrafted(kind, suspected, 0);
        work.reportIsChecked();
        work.reportIsSigned();
        work.reportClimbs();
    }
}
