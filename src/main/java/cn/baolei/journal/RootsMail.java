package cn.baolei.journal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Sends signed roots by e-mail to an address outside. The order to send is written in the transaction of the seal. */
@Component
class RootsMail {

    static final String TASK = "journal-roots-email";
    /** More than a day without e-mail; what is older stands in the database and in the file drop. */
    private static final int MOST = 2000;

    private final JournalProperties properties;
    private final SealTable table;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final ObjectProvider<JavaMailSender> mail;
    private final String from;
    private final Clock clock;

    RootsMail(JournalProperties properties, SealTable table, ObjectProvider<SchedulerClient> scheduler, ObjectProvider<JavaMailSender> mail,
              @Value("${baolei.notification.mail.from:}") String from, Clock clock) {
        this.properties = properties;
        this.table = table;
        this.scheduler = scheduler;
        this.mail = mail;
        this.from = from;
        this.clock = clock;
        if (StringUtils.hasText(properties.mailTo()) && !StringUtils.hasText(from)) {
            throw new JournalException("baolei.journal.mail-to is set, but no e-mail can be sent.",
                    "Set spring.mail.host and baolei.notification.mail.from as well.");
        }
    }

    void orderAfterCommit(Seal seal) {
        Instant now = clock.instant();
        if (!StringUtils.hasText(properties.mailTo()) || table.mailedAt().filter(last -> last.plus(properties.mailEvery()).isAfter(now)).isPresent()) {
            return;
        }
        table.orderMail(seal.number(), now);
        scheduler.getObject().schedule(SchedulableInstance.of(new TaskInstance<Void>(TASK, Long.toString(seal.number())), schedulerNow -> schedulerNow));
    }

    /** All roots since the e-mail before, up to this seal; any exception means: try again later. */
    void send(long number) {
        List<Seal> seals = table.after(table.mailedBefore(number), MOST).stream().filter(seal -> seal.number() <= number).toList();
        mail.getObject().send(message -> {
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(properties.mailTo());
            helper.setSubject("堡垒审计日志封签 " + seals.get(0).number() + "–" + number);
            helper.setText("以下是审计日志的封签，每条两行：封签内容、签名。请长期保存，校验时使用，不要修改。\n\n" + seals.stream()
                    .map(seal -> seal.body() + "\n" + Base64.getEncoder().encodeToString(seal.signature())).collect(Collectors.joining("\n\n")) + "\n");
            // The same at every attempt, so that a repeat can be recognised; Spring's sender keeps it.
            message.setHeader("Message-ID", "<journal-" + number + "@baolei>");
            message.setHeader("Auto-Submitted", "auto-generated");
        });
    }
}
