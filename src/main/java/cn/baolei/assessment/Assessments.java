package cn.baolei.assessment;

import cn.baolei.engine.OfficialTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the figures of an assessment from every record there is, and keeps them as they stand at that moment. */
@Service
class Assessments {

    private final List<RecordSource> sources;
    private final AssessmentTable table;
    private final Clock clock;

    Assessments(List<RecordSource> sources, AssessmentTable table, Clock clock) {
        this.sources = sources;
        this.table = table;
        this.clock = clock;
    }

    /**
     * @param from  first day, in Asia/Shanghai
     * @param until last day
     */
    @Transactional
    Assessment gather(String instance, String caseNumber, String organisation, String subject, LocalDate from, LocalDate until) {
        Instant start = from.atStartOfDay(OfficialTime.ZONE).toInstant();
        Instant end = until.plusDays(1).atStartOfDay(OfficialTime.ZONE).toInstant();
        List<Figure> figures = sources.stream().flatMap(source -> source.figuresOf(subject, start, end).stream()).toList();
        table.keep(new Assessment(instance, caseNumber, organisation, subject, from, until, figures, clock.instant()));
        return table.get(instance);
    }
}
