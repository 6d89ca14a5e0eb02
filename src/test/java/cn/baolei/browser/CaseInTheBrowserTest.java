package cn.baolei.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String PASSWORD = "Baolei-2020!";

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private HistoryService history;

    private final Map<String, Desk> desks = new LinkedHashMap<>();

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
        at("doctor").start("疑似病例处置", values(
                "发现时间（日期）", minutesAgo(45), "姓名", "演示学生甲", "类别", choice("学生"), "班级或部门", "演示班级",
                "联系电话", "13900000000", "现所在位置", "医务室", "体温", "38.2", "咳嗽或者气促", true,
                "曾在有本地病例传播的地区旅行或者居住", true, "末次暴露日期", today().minusDays(5)));

        at("doctor").complete("就地隔离（校医）", values("隔离地点", "隔离观察室", "隔离开始时间（日期）", minutesAgo(30),
                "已佩戴口罩，专人看护，无关人员已离开", true));
        at("committee-member").complete("管控现场（班子成员）", values("管控区域", "教学楼一层", "管控开始时间（日期）", minutesAgo(30),
                "同时在场人数", "12", "在场人员登记和管控措施", "在场人员已登记，暂留教室等候通知"));
        at("secretary").complete("到场部署（书记）", values("到场时间（日期）", minutesAgo(30), "现场部署和分工要求", "各就各位，按预案处置"));
        assertThat(desks.get("secretary").sees("核实情况")).as("the secretary sees the doctor's task").isFalse();
        letterIsAnswered();
        at("committee-member").complete("环境消毒（班子成员）", values("消毒场所和范围", "教室、走廊、医务室", "消毒完成时间（日期）", minutesAgo(15),
                "消毒药剂和方法", "含氯消毒剂喷洒、擦拭", "实施单位或者部门", "后勤处"));
        at("doctor").complete("核实情况", values("核实时间（日期）", minutesAgo(15), "复测体温", "38.3", "咳嗽或者气促", choice("有"),
                "在有本地病例传播的地区旅行或者居住", choice("有"), "接触来自上述地区的发热或者有呼吸道症状的患者", choice("无"),
                "聚集性发病或者与感染者有流行病学关联", choice("无"), "末次暴露日期", today().minusDays(5)));
        at("doctor").complete("校医送发热门诊", values("送诊医院（发热门诊）", "演示医院发热门诊", "送诊方式", choice("120急救车"),
                "送诊时间（日期）", minutesAgo(15), "护送人员职务和防护措施", "校医护送，佩戴医用防护口罩"));

        reportClimbs("首次报告", 1, 0);

        at("doctor").complete("校医录入医院诊断", values("医院结论", choice("排除"), "诊断医院", "演示医院", "诊断文书编号", "演-001",
                "诊断时间（日期）", minutesAgo(0)));

        reportClimbs("终报", 0, 0);

        at("doctor").complete("校医出具健康评估", values("出具证明的医疗机构", "演示医院", "证明编号", "演-002", "证明日期", today(),
                "健康评估意见", "体温正常，无症状"));
        at("secretary").complete("书记审批返校返岗", values("审批意见", choice("同意返校返岗"), "返校返岗日期", today().plusDays(1)));
        at("secretary").complete("书记研判典型线索", values("是否有应当表扬的先进典型", choice("无"), "是否有应当问责的线索", choice("无")));

        await("the case to be closed").atMost(Duration.ofSeconds(60)).until(() ->
                history.createHistoricProcessInstanceQuery().processDefinitionKey("suspected-case").finished().count() == 1);
        assertThat(history.createHistoricProcessInstanceQuery().unfinished().count()).as("instances still running").isZero();
    }

    /** 通报疾控、卫健: drafted, signed, sent, answered. */
    private void letterIsAnswered() {
        at("office-director").complete("拟写函件", values("主送单位名称", "属地疾病预防控制中心", "抄送单位", "属地卫生健康局"));
        at("secretary").complete("书记审签", values("审签意见", choice("同意，签发")));
        at("office-director").complete("发出函件", values("发出方式", choice("电话通报并补送函件"), "发出时间（日期）", minutesAgo(15),
                "对方签收岗位", "值班人员"));
        at("office-director").complete("登记对方答复（党办主任）", values("答复方式", choice("电话"), "收到答复时间（日期）", minutesAgo(0),
                "答复内容", "立即送发热门诊，并派员指导消毒"));
        at("office-director").complete("落实答复意见", values("落实情况", "已按答复意见送诊、消毒"));
    }

    /** School → county → prefecture → office of the leading group → party group of the province. */
    private void reportClimbs(String kind, int suspected, int confirmed) {
        at("reporter").complete("拟稿", values("情况", kind + "：发现一名发热学生，已就地隔离并送发热门诊", "发生地点（单位、部位）", "教学楼一层",
                "疑似病例", String.valueOf(suspected), "确诊病例", String.valueOf(confirmed), "密切接触者", "0", "隔离观察", "1",
                "已采取措施", "就地隔离、送诊、消毒、通报疾控", "联系岗位", "值班员"));
        at("office-director").complete("核对", values("核对结论", choice("核对无误，送书记签发")));
        at("secretary").complete("签发", values("签发意见", choice("签发，报上级")));
        for (String level : List.of("xining-chengxi", "xining", "qhedu-ldxzb")) {
            desk(level + ".duty-officer").complete("签收（值班员）", values("已收到报告，并已报告带班领导", true));
            desk(level + ".duty-leader").complete("审核（带班领导）", values("审核结论", choice("上报上一级")));
        }
        desk("qhedu.secretary").complete("省教育厅党组阅示（书记）", values("阅示结论", choice("批示"), "批示意见", "科学处置，及时续报"));
    }

    private Desk at(String role) {
        return desks.computeIfAbsent(role, key -> open(SCHOOL + "." + key));
    }

    private Desk desk(String user) {
        return desks.computeIfAbsent(user, this::open);
    }

    private Desk open(String user) {
        return new Desk(chromium.browser(), "http://localhost:" + port, user, PASSWORD);
    }

    private static FormFiller.Choice choice(String option) {
        return new FormFiller.Choice(option);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** The quarter of an hour before that many minutes ago: the pickers offer quarters. */
    private static LocalDateTime minutesAgo(int minutes) {
        LocalDateTime moment = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).minusMinutes(minutes).truncatedTo(ChronoUnit.MINUTES);
        return moment.minusMinutes(moment.getMinute() % 15);
    }

    private static Map<String, Object> values(Object... labelsAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < labelsAndValues.length; index += 2) {
            values.put((String) labelsAndValues[index], labelsAndValues[index + 1]);
        }
        return values;
    }
}
