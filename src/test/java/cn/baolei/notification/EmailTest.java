package cn.baolei.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@NotificationTest
class EmailTest {

    @Autowired
    NotificationService notifications;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    ManualScheduler scheduler;
    @Autowired
    GreenMail mailServer;
    @Autowired
    JavaMailSenderImpl mailSender;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() throws Exception {
        jdbc.sql("delete from notification").update();
        jdbc.sql("delete from scheduled_tasks").update();
        mailServer.purgeEmailFromAllMailboxes();
        mailServerIsUp(true);
        scheduler.setTime(NotificationTestApplication.NOW);
    }

    @Test
    void should_SendReadableChineseWithLink_When_StepCommits() throws Exception {
        send("key", "doctor");
        assertThat(received()).as("before dispatch").isEmpty();
        scheduler.runAnyDueExecutions();

        MimeMessage mail = received().get(0);
        String id = idOf("doctor", "email");
        assertThat(received()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("新待办：核实情况");
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualTo("""
                您有一项新的待办事项，请及时办理。

                单位：演示实验学校党组织
                案件编号：yanshi-shiyan-20200130-1
                环节：核实情况

                查看办理：https://baolei.example.org/inbox/%s/open
                """.formatted(id));
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@baolei>");
        assertThat(mail.getRecipients(RecipientType.TO)).extracting(Object::toString).containsExactly("doctor@example.org");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("baolei@example.org");
        assertThat(states()).containsExactly("email sent", "inbox delivered");
    }

    @Test
    void should_SendNothing_When_StepIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            notifications.send(notification("key", "doctor"));
            status.setRollbackOnly();
        });
        scheduler.runAnyDueExecutions();

        assertThat(received()).isEmpty();
        assertThat(states()).isEmpty();
        assertThat(orders()).isZero();
    }

    @Test
    void should_SendNothingTwice_When_StepIsRetried() {
        send("key", "doctor");
        scheduler.runAnyDueExecutions();
        send("key", "doctor");
        scheduler.runAnyDueExecutions();

        assertThat(received()).hasSize(1);
        assertThat(states()).containsExactly("email sent", "inbox delivered");
        assertThat(orders()).isZero();
    }

    @Test
    void should_RefuseToSend_When_ThereIsNoTransaction() {
        assertThatThrownBy(() -> notifications.send(notification("key", "doctor")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void should_UseTheInboxOnly_When_UserHasNoAddress() {
        send("key", "unreachable");
        assertThat(states()).containsExactly("inbox delivered");
        assertThat(orders()).isZero();
    }

    @Test
    void should_UseTheInboxOnly_When_SmtpIsNotConfigured() {
        for (MailSettings settings : List.of(new MailSettings("", "a@example.org", ""), new MailSettings("smtp", " ", ""))) {
            new EmailChannel(settings, new StubDirectory(), null, null).deliver(notification("key", "doctor"), null, "doctor");
        }
        assertThat(states()).isEmpty();
    }

    @Test
    void should_BackOffAndDeliverLater_When_MailServerIsDown() throws Exception {
        mailServerIsUp(false);
        send("key", "doctor");
        scheduler.runAnyDueExecutions();
        scheduler.tick(Duration.ofSeconds(29));
        mailServerIsUp(true);
        scheduler.runAnyDueExecutions();
        assertThat(received()).as("before the first retry is due").isEmpty();

        mailServerIsUp(false);
        scheduler.tick(Duration.ofSeconds(1));
        scheduler.runAnyDueExecutions();
        mailServerIsUp(true);
        scheduler.tick(Duration.ofSeconds(59));
        scheduler.runAnyDueExecutions();
        assertThat(received()).as("before the second retry is due").isEmpty();

        scheduler.tick(Duration.ofSeconds(1));
        scheduler.runAnyDueExecutions();
        assertThat(received()).singleElement()
                .satisfies(mail -> assertThat(mail.getMessageID()).isEqualTo("<" + idOf("doctor", "email") + "@baolei>"));
        assertThat(orders()).isZero();
    }

    @Test
    void should_GiveUpAndTellAdministratorsOnce_When_MailServerStaysDown() {
        mailServerIsUp(false);
        send("key", "doctor");
        send("another key", "secretary");
        for (int attempt = 0; attempt <= EmailTask.MAX_RETRIES; attempt++) {
            assertThat(orders()).as("attempt %s", attempt).isEqualTo(2);
            scheduler.runAnyDueExecutions();
            scheduler.tick(EmailTask.FIRST_RETRY.multipliedBy(1L << attempt));
        }

        assertThat(orders()).isZero();
        assertThat(states()).containsExactly(
                "email failed", "email failed", "inbox delivered", "inbox delivered", "inbox delivered");
        assertThat(jdbc.sql("select subject from notification where recipient = :user").param("user", StubDirectory.ADMINISTRATOR)
                .query(String.class).list()).containsExactly("通知邮件未能送达");
    }

    @Test
    void should_SendAnyway_When_TheNodeThatTookItDied() {
        send("key", "doctor");
        jdbc.sql("update scheduled_tasks set picked = true, picked_by = 'dead node', last_heartbeat = now() - interval '100 years'")
                .update();
        scheduler.runAnyDueExecutions();
        assertThat(received()).as("while it is believed to live").isEmpty();

        scheduler.runDeadExecutionDetection();
        // db-scheduler revives by the wall clock.
        scheduler.setTime(Instant.now().plusSeconds(1));
        scheduler.runAnyDueExecutions();
        assertThat(received()).hasSize(1);
    }

    @Test
    void should_SendEachOnce_When_TwoNodesDispatch(@Autowired DataSource database, @Autowired List<Task<?>> tasks,
                                                   @Autowired DbSchedulerProperties configured) {
        assertThat(configured.getPollingStrategy()).isEqualTo(PollingStrategyConfig.Type.LOCK_AND_FETCH);
        Set<String> users = IntStream.range(0, 30).mapToObj(number -> "user" + number).collect(Collectors.toSet());
        send("key", users.toArray(String[]::new));
        List<Scheduler> nodes = Stream.of("one", "two").map(name -> Scheduler.create(database, tasks)
                .schedulerName(() -> name).threads(3).pollingInterval(Duration.ofMillis(50))
                .pollUsingLockAndFetch(0.5, 1).build()).toList();
        try {
            nodes.forEach(Scheduler::start);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> orders() == 0);
        } finally {
            nodes.forEach(Scheduler::stop);
        }
        assertThat(received()).hasSize(30).extracting(mail -> mail.getRecipients(RecipientType.TO)[0].toString())
                .doesNotHaveDuplicates();
    }

    private void mailServerIsUp(boolean up) {
        // Port 1 is reserved and never listened on.
        mailSender.setPort(up ? mailServer.getSmtp().getPort() : 1);
    }

    private void send(String key, String... recipients) {
        transaction.executeWithoutResult(status -> notifications.send(notification(key, recipients)));
    }

    private static Notification notification(String key, String... recipients) {
        return new Notification("task-assigned", Set.of(recipients), StubDirectory.SCHOOL, "yanshi-shiyan-20200130-1",
                Map.of("step", "核实情况"), null, key);
    }

    private List<MimeMessage> received() {
        return Arrays.asList(mailServer.getReceivedMessages());
    }

    private List<String> states() {
        return jdbc.sql("select channel || ' ' || state from notification order by 1").query(String.class).list();
    }

    private long orders() {
        return jdbc.sql("select count(*) from scheduled_tasks").query(Long.class).single();
    }

    private String idOf(String recipient, String channel) {
        return jdbc.sql("select id from notification where recipient = ? and channel = ?").param(recipient).param(channel)
                .query(String.class).single();
    }
}
