package cn.baolei.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Whom an assessment is about, and the figures as they stood when they were gathered.
 *
 * @param subject     user id
 * @param periodFrom  first day, in Asia/Shanghai
 * @param periodUntil last day
 */
record Assessment(String instance, String caseNumber, String organisation, String subject, LocalDate periodFrom, LocalDate periodUntil,
        List<Figure> figures, Instant gatheredAt) {
}
