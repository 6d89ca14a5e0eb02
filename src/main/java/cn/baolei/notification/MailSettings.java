package cn.baolei.notification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Whether and as whom e-mail is sent, and where its links lead. */
@Component
class MailSettings {

    private static final Logger LOG = LoggerFactory.getLogger(MailSettings.class);

    private final String host;
    private final String from;
    private final String baseUrl;

    MailSettings(@Value("${spring.mail.host:}") String host, @Value("${baolei.notification.mail.from:}") String from,
                 @Value("${baolei.base-url}") String baseUrl) {
        this.host = host;
        this.from = from;
        this.baseUrl = StringUtils.trimTrailingCharacter(baseUrl, '/');
        if (StringUtils.hasText(host) && !isComplete()) {
            LOG.warn("spring.mail.host is set but baolei.notification.mail.from is not: no e-mail is sent. "
                    + "Set it to the sender's address.");
        }
    }

    boolean isComplete() {
        return StringUtils.hasText(host) && StringUtils.hasText(from);
    }

    String from() {
        return from;
    }

    /** Where the reader of an e-mail opens what it tells of. */
    String linkTo(Object notificationId) {
        return baseUrl + "/inbox/" + notificationId + "/open";
    }
}
