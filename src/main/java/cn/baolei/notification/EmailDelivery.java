package cn.baolei.notification;

import cn.baolei.notification.NotificationTable.PendingEmail;
import cn.baolei.organisation.OrganisationDirectory;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands one e-mail to the SMTP server. */
@Component
class EmailDelivery {

    private final NotificationTable table;
    private final OrganisationDirectory directory;
    private final MailSettings settings;
    private final ObjectProvider<JavaMailSender> mail;

    EmailDelivery(NotificationTable table, OrganisationDirectory directory, MailSettings settings,
                  ObjectProvider<JavaMailSender> mail) {
        this.table = table;
        this.directory = directory;
        this.settings = settings;
        this.mail = mail;
    }

    /** Sends the row if it is still pending; any exception means: try again later. */
    void send(UUID id) {
        PendingEmail email = table.pendingEmail(id).orElse(null);
        if (email == null) {
            return;
        }
        if (!settings.isComplete()) {
            throw new IllegalStateException("SMTP is no longer configured");
        }
        String address = directory.emailOf(email.recipient())
                .orElseThrow(() -> new IllegalStateException("The recipient no longer has an e-mail address"));
        mail.getObject().send(message -> compose(message, email, address));
        table.markSent(id);
    }

    private void compose(MimeMessage message, PendingEmail email, String address) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.from());
        helper.setTo(address);
        helper.setSubject(email.subject());
        helper.setText(email.body() + "\n\n查看办理：" + settings.linkTo(email.id()) + "\n");
        // The same at every attempt, so that a repeat can be recognised; Spring's sender keeps it.
        message.setHeader("Message-ID", "<" + email.id() + "@baolei>");
        message.setHeader("Auto-Submitted", "auto-generated");
    }
}
