package cn.baolei.notification;

import java.util.Map;
import java.util.Set;

/**
 * Something to tell people. It can carry nothing about a patient: all that reaches the text are the names below, and each is
 * checked.
 *
 * @param template         name of a file in {@code notifications/}, without {@code .txt}
 * @param recipients       user ids; at least one
 * @param organisation     code of the organisation whose case it is
 * @param caseNumber       business key of the case; null when there is none
 * @param parameters       what else the template may show: {@code step} (name of the step), {@code role} (role code, shown
 *                         as its label), {@code level} (organisation code, shown as its name), {@code deadline} (ISO 8601
 *                         instant, shown in Asia/Shanghai); which of them depends on the template, each may be left out
 * @param taskId           the task to open from the notification; null when there is none
 * @param deduplicationKey the same key never reaches the same recipient twice
 */
public record Notification(String template, Set<String> recipients, String organisation, String caseNumber,
                           Map<String, String> parameters, String taskId, String deduplicationKey) {

    /** @throws IllegalArgumentException when nobody would receive it */
    public Notification {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("Notification " + template + " has no recipient");
        }
        recipients = Set.copyOf(recipients);
        parameters = Map.copyOf(parameters);
    }
}
