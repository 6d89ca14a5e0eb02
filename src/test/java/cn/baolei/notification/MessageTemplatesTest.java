package cn.baolei.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.organisation.Role;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessageTemplatesTest {

    private static final String CASE = "yanshi-shiyan-20200130-12";
    private static final Map<Parameter, String> GIVEN = Map.of(Parameter.STEP, "核实情况", Parameter.ROLE, Role.DOCTOR.code(),
            Parameter.LEVEL, "province", Parameter.DEADLINE, "2020-01-30T02:30:00Z");
    private static final Map<Parameter, String> SHOWN = Map.of(Parameter.STEP, "核实情况", Parameter.ROLE, Role.DOCTOR.label(),
            Parameter.LEVEL, "省教育厅党组", Parameter.DEADLINE, "2020年1月30日 10:30");

    private final MessageTemplates templates = new MessageTemplates(new StubDirectory());

    @Test
    void should_BeListed_When_TemplateFileExists() throws IOException {
        assertThat(new PathMatchingResourcePatternResolver().getResources("classpath:notifications/*.txt"))
                .extracting(file -> file.getFilename().replace(".txt", ""))
                .containsExactlyInAnyOrder(Arrays.stream(Template.values()).map(Template::code).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void should_ShowEveryParameter_When_AllAreGiven(Template template) {
        Message message = render(template, template.parameters().stream()
                .collect(Collectors.toMap(Parameter::code, GIVEN::get)));
        assertThat(message.subject()).isNotBlank().doesNotContain("主题", "\n");
        assertThat(message.body()).contains("演示实验学校党组织", CASE);
        assertThat(template.parameters()).allSatisfy(parameter -> assertThat(message.body()).contains(SHOWN.get(parameter)));
        assertThat(message.subject() + message.body()).doesNotContain("[", "{", "$", "null");
    }

    @ParameterizedTest
    @EnumSource
    void should_LeaveOutTheLine_When_ParameterIsMissing(Template template) {
        Message message = templates.render(notification(template.code(), null, Map.of()));
        assertThat(message.body()).contains("单位：演示实验学校党组织")
                .doesNotContain("案件编号：", "环节：", "办理岗位：", "相关单位：", "办理时限：", "null", "\n\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "telephone", "temperature", "diagnosis", "organisation", "deadline"})
    void should_Refuse_When_TemplateDoesNotTakeTheParameter(String parameter) {
        assertThatIllegalArgumentException().isThrownBy(() -> render(Template.SUSPECTED_CASE_FOUND, Map.of(parameter, "38.5")))
                .withMessageContaining(parameter).withMessageNotContaining("38.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"核实11010519491231002X", "110105 19491231 0021", "１１０１０５１９４９１２３１００２Ｘ", "110105491231002",
            "电话13812345678", "+86 138 1234 5678", "138-1234-5678", "8613812345678", "１３８１２３４５６７８"})
    void should_Refuse_When_ValueLooksLikeAPersonsNumber(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> render(Template.TASK_ASSIGNED, Map.of("step", value)))
                .withMessageNotContaining(value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.render(notification("task-assigned", value, Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {CASE, "6f1c2f0a-5d3e-11ea-8d77-2e7281381234", "xh-20200130-138", "青教〔2020〕25号",
            StubDirectory.NUMBERED_SCHOOL + "-20200130-1"})
    void should_Accept_When_CaseNumberOnlyHoldsDigits(String caseNumber) {
        assertThat(templates.render(notification("task-assigned", caseNumber, Map.of())).body()).contains(caseNumber);
    }

    @Test
    void should_Refuse_When_CaseNumberIsATelephoneOfNoOrganisation() {
        assertThatIllegalArgumentException().isThrownBy(() -> templates.render(notification("task-assigned", "138-20200130-1", Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"核实\r\nBcc: other@example.org", "核实\nX", "核实\u2028X", "核实\u0000"})
    void should_Refuse_When_ValueCouldForgeAHeader(String step) {
        assertThatIllegalArgumentException().isThrownBy(() -> render(Template.TASK_ASSIGNED, Map.of("step", step)));
    }

    @Test
    void should_NotEvaluate_When_ValueLooksLikeAnExpression() {
        assertThat(render(Template.TASK_ASSIGNED, Map.of("step", "[(${7*7})]__${7*7}__")).subject())
                .isEqualTo("新待办：[(${7*7})]__${7*7}__");
    }

    @Test
    void should_Refuse_When_ValueIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> render(Template.TASK_ASSIGNED, Map.of("step", "步".repeat(201))));
    }

    @ParameterizedTest
    @CsvSource({"task-assigned,role,某人", "task-assigned,deadline,明天", "level-skipped,level,某人"})
    void should_Refuse_When_CodeOrInstantIsUnknown(String template, String parameter, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.render(notification(template, CASE, Map.of(parameter, value))))
                .withMessageContaining(parameter).withMessageNotContaining(value);
    }

    @Test
    void should_Refuse_When_TemplateOrOrganisationIsUnknownOrNobodyIsTold() {
        assertThatIllegalArgumentException().isThrownBy(() -> templates.render(notification("../application", CASE, Map.of())))
                .withMessageContaining("template");
        assertThatThrownBy(() -> templates.render(new Notification("task-assigned", Set.of("doctor"), "nowhere", CASE, Map.of(),
                null, "key"))).isInstanceOf(IllegalArgumentException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Notification("task-assigned", Set.of(), StubDirectory.SCHOOL,
                CASE, Map.of(), null, "key")).withMessageContaining("recipient");
    }

    private Message render(Template template, Map<String, String> parameters) {
        return templates.render(notification(template.code(), CASE, parameters));
    }

    private static Notification notification(String template, String caseNumber, Map<String, String> parameters) {
        return new Notification(template, Set.of("doctor"), StubDirectory.SCHOOL, caseNumber, parameters, null, "key");
    }
}
