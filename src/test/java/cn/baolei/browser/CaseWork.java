package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.values;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** What the officials of the school and above it do in every suspected case, each at their desk. */
final class CaseWork {

    /** From the first superior of the school to the office of the province's leading group. */
    static final List<String> LEVELS = List.of("xining-chengxi", "xining", "qhedu-ldxzb");

    private final Desks desks;
    private final Supplier<LocalDateTime> now;

    /** @param now the officials' clock, in Asia/Shanghai */
    CaseWork(Desks desks, Supplier<LocalDateTime> now) {
        this.desks = desks;
        this.now = now;
    }

    /** The quarter of an hour before that many minutes ago: the pickers offer quarters. */
    LocalDateTime minutesAgo(int minutes) {
        LocalDateTime moment = now.get().minusMinutes(minutes).truncatedTo(ChronoUnit.MINUTES);
        return moment.minusMinutes(moment.getMinute() % 15);
    }

    /** 就地隔离、管控现场、到场部署. */
    void sceneIsSecured() {
        desks.at("doctor").complete("就地隔离（校医）", values("隔离地点", "隔离观察室", "隔离开始时间（日期）", minutesAgo(30),
                "已佩戴口罩，专人看护，无关人员已离开", true));
        desks.at("committee-member").complete("管控现场（班子成员）", values("管控区域", "教学楼一层", "管控开始时间（日期）", minutesAgo(30),
                "同时在场人数", "12", "在场人员登记和管控措施", "在场人员已登记，暂留教室等候通知"));
        desks.at("secretary").complete("到场部署（书记）", values("到场时间（日期）", minutesAgo(30), "现场部署和分工要求", "各就各位，按预案处置"));
    }

    /** 通报疾控、卫健: drafted, signed, sent. */
    void letterIsSent() {
        desks.at("office-director").complete("拟写函件", values("主送单位名称", "属地疾病预防控制中心", "抄送单位", "属地卫生健康局"));
        desks.at("secretary").complete("书记审签", values("审签意见", choice("同意，签发")));
        desks.at("office-director").complete("发出函件", values("发出方式", choice("电话通报并补送函件"), "发出时间（日期）", minutesAgo(15),
                "对方签收岗位", "值班人员"));
    }

    void letterIsAnswered() {
        desks.at("office-director").complete("登记对方答复（党办主任）", values("答复方式", choice("电话"), "收到答复时间（日期）", minutesAgo(0),
                "答复内容", "立即送发热门诊，并派员指导消毒"));
        desks.at("office-director").complete("落实答复意见", values("落实情况", "已按答复意见送诊、消毒"));
    }

    void sceneIsDisinfected() {
        desks.at("committee-member").complete("环境消毒（班子成员）", values("消毒场所和范围", "教室、走廊、医务室", "消毒完成时间（日期）", minutesAgo(15),
                "消毒药剂和方法", "含氯消毒剂喷洒、擦拭", "实施单位或者部门", "后勤处"));
    }

    /** Fever, and five days ago in an affected area: to the fever clinic. */
    void patientIsSentToTheFeverClinic() {
        desks.at("doctor").complete("核实情况", values("核实时间（日期）", minutesAgo(15), "复测体温", "38.3", "咳嗽或者气促", choice("有"),
                "在有本地病例传播的地区旅行或者居住", choice("有"), "接触来自上述地区的发热或者有呼吸道症状的患者", choice("无"),
                "聚集性发病或者与感染者有流行病学关联", choice("无"), "末次暴露日期", now.get().toLocalDate().minusDays(5)));
        desks.at("doctor").complete("校医送发热门诊", values("送诊医院（发热门诊）", "演示医院发热门诊", "送诊方式", choice("120急救车"),
                "送诊时间（日期）", minutesAgo(15), "护送人员职务和防护措施", "校医护送，佩戴医用防护口罩"));
    }

    void reportIsDrafted(String kind, int suspected, int confirmed) {
        desks.at("reporter").complete("拟稿", values("情况", kind + "：发现一名发热学生，已就地隔离并送发热门诊", "发生地点（单位、部位）", "教学楼一层",
                "疑似病例", String.valueOf(suspected), "确诊病例", String.valueOf(confirmed), "密切接触者", "0", "隔离观察", "1",
                "已采取措施", "就地隔离、送诊、消毒、通报疾控", "联系岗位", "值班员"));
    }

    void reportIsChecked() {
        desks.at("office-director").complete("核对", values("核对结论", choice("核对无误，送书记签发")));
    }

    void reportIsSigned() {
        desks.at("secretary").complete("签发", values("签发意见", choice("签发，报上级")));
    }

    /** County → prefecture → office of the leading group → party group of the province. */
    void reportClimbs() {
        for (String level : LEVELS) {
            desks.of(level + ".duty-officer").complete("签收（值班员）", values("已收到报告，并已报告带班领导", true));
            desks.of(level + ".duty-leader").complete("审核（带班领导）", values("审核结论", choice("上报上一级")));
        }
        desks.of("qhedu.secretary").complete("省教育厅党组阅示（书记）", values("阅示结论", choice("批示"), "批示意见", "科学处置，及时续报"));
    }

    void returnIsApproved() {
        desks.at("doctor").complete("校医出具健康评估", values("出具证明的医疗机构", "演示医院", "证明编号", "演-002",
                "证明日期", now.get().toLocalDate(), "健康评估意见", "体温正常，无症状"));
        desks.at("secretary").complete("书记审批返校返岗", values("审批意见", choice("同意返校返岗"),
                "返校返岗日期", now.get().toLocalDate().plusDays(1)));
    }
}
