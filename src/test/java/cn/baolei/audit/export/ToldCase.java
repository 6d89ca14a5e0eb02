package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory;
import cn.baolei.audit.story.CaseStory.Change;
import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Elsewhere;
import cn.baolei.audit.story.CaseStory.Instance;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.audit.story.CaseStory.Moment;
import cn.baolei.audit.story.CaseStory.Step;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A story made up for tests of files, without a database. */
final class ToldCase {

    static final String NUMBER = "XX1-20200302-01";
    static final String DEFINITION = "suspected-case:1:abc";
    /** In Extension B of Unicode, as in some given names; no font that is shipped has it. */
    static final String RARE = "\uD842\uDFB7";

    private static final Instant BEGUN = Instant.parse("2020-03-02T01:00:00Z");

    private ToldCase() {
    }

    static CaseFile file(String ground, String value) {
        return new CaseFile(CaseFile.FORMAT, UUID.fromString("0f0f0f0f-0000-4000-8000-000000000001"), "省教育厅审计员", BEGUN.plusSeconds(90_000), ground != null, ground,
                story(value), null);
    }

    /** @param value what stands in the field for a name */
    static CaseStory story(String value) {
        return story(value, List.of(step("discovered", 1, false, false), step("isolateOnSite", 2, false, true), step("verifySuspicion", 1, true, true)), List.of());
    }

    static CaseStory story(String value, List<Step> steps, List<String> flows) {
        List<Change> changes = List.of(new Change("personName", "姓名", null, value, value.contains("*")), new Change("category", "类别", null, "学生", false),
                new Change("place", "现所在位置", "医务室", null, false));
        Stream<Moment> moments = Stream.of(
                moment("m1", Kind.CASE, null, "立案", List.of(), null, false), moment("m2", Kind.FORM, null, "填写发起表单", changes, null, false),
                moment("m3", Kind.STEP, "就地隔离（校医）", "办结，经办人" + RARE + "校医", List.of(), null, true),
                moment("m4", Kind.ATTACHMENT, "核实情况", "附件：现场照片.jpg", List.of(), "ab".repeat(32), false));
        Stream<Moment> more = IntStream.range(5, 90).mapToObj(number -> moment("m" + number, Kind.NOTICE, null, "通知第" + number + "条已送达", List.of(), null, false));
        return new CaseStory(NUMBER, "疑似病例处置", "演示小学", "演示小学校医", BEGUN, null, BEGUN.plusSeconds(90_000),
                List.of(new Instance("run1", "suspected-case", "疑似病例处置", "yanshi-xx1", "演示小学", null, "演示小学校医", BEGUN, null, false,
                        List.of(new Diagram(DEFINITION, 1, steps, flows), new Diagram("gone", 1, List.of(), List.of())))),
                Stream.concat(moments, more).toList(), List.of(new Elsewhere("演示医院", "治疗", BEGUN, null)));
    }

    private static Step step(String activity, int times, boolean open, boolean late) {
        return new Step(activity, activity, times, open, late);
    }

    private static Moment moment(String id, Kind kind, String step, String words, List<Change> changes, String sha256, boolean late) {
        return new Moment(id, BEGUN.plusSeconds(Integer.parseInt(id.substring(1)) * 60L), kind, "演示小学校医", "演示小学", "run1", step == null ? null : DEFINITION,
                step == null ? null : "isolateOnSite", step, words, changes, sha256, late);
    }
}
