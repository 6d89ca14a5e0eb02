package cn.baolei.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import cn.baolei.routing.Routing;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

class NotifyDelegateTest {

    private static final String CASE = "yanshi-shiyan-20200130-1";

    private final NotificationService notifications = mock(NotificationService.class);
    private final Routing routing = mock(Routing.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final NotifyDelegate delegate = new NotifyDelegate(notifications, routing);

    @BeforeEach
    void inACase() {
        when(execution.getTenantId()).thenReturn(StubDirectory.SCHOOL);
        when(execution.getProcessBusinessKey()).thenReturn(CASE);
        when(execution.getProcessInstanceId()).thenReturn("instance");
        when(execution.getActivityInstanceId()).thenReturn("notifyAll:activity");
        when(execution.getCurrentActivityName()).thenReturn("通知到岗");
        when(routing.recipients("secretary", "own", StubDirectory.SCHOOL, CASE)).thenReturn(Set.of("one", "both"));
        when(routing.recipients("doctor", "own", StubDirectory.SCHOOL, CASE)).thenReturn(Set.of("two", "both"));
        when(routing.recipients("reporter", "superior", StubDirectory.SCHOOL, CASE)).thenReturn(Set.of("above"));
    }

    @Test
    void should_TellEveryRoleOnceAndNothingElse_When_Executed() {
        fields("suspected-case-found", "secretary, doctor", null);
        delegate.execute(execution);
        assertThat(sent()).isEqualTo(new Notification("suspected-case-found", Set.of("one", "two", "both"),
                StubDirectory.SCHOOL, CASE, Map.of("step", "通知到岗"), null,
                "instance:notifyAll:activity:suspected-case-found"));
        verify(execution, never()).getVariable(any());
        verify(execution, never()).getVariables();
    }

    @Test
    void should_LookElsewhere_When_PlaceIsGiven() {
        fields("report-sent-up", "reporter", "superior");
        delegate.execute(execution);
        assertThat(sent().recipients()).containsExactly("above");
    }

    @Test
    void should_BeANewObject_When_EachStepAsksForIt() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(NotificationService.class, () -> notifications);
            context.registerBean(Routing.class, () -> routing);
            context.register(NotifyDelegate.class);
            context.refresh();
            assertThat(context.getBean("notify")).isNotSameAs(context.getBean("notify"));
        }
    }

    private void fields(String template, String roles, String place) {
        ReflectionTestUtils.setField(delegate, "template", field(template));
        ReflectionTestUtils.setField(delegate, "roles", field(roles));
        ReflectionTestUtils.setField(delegate, "place", place == null ? null : field(place));
    }

    private Expression field(String value) {
        Expression field = mock(Expression.class);
        when(field.getValue(execution)).thenReturn(value);
        return field;
    }

    private Notification sent() {
        ArgumentCaptor<Notification> notification = ArgumentCaptor.forClass(Notification.class);
        verify(notifications).send(notification.capture());
        return notification.getValue();
    }
}
