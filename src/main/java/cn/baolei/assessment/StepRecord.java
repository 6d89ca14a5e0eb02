package cn.baolei.assessment;

import cn.baolei.assessment.Figure.Evidence;
import cn.baolei.commendation.DoneStep;
import cn.baolei.commendation.WorkRecord;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Steps completed, on time or late. */
@Component
@Order(1)
class StepRecord implements RecordSource {

    private final WorkRecord record;
    private final OrganisationDirectory directory;

    StepRecord(WorkRecord record, OrganisationDirectory directory) {
        this.record = record;
        this.directory = directory;
    }

    @Override
    public List<Figure> figuresOf(String user, Instant from, Instant until) {
        // Somebody transferred within the period has worked elsewhere.
        List<DoneStep> steps = record.of(user, directory.root().code(), from, until);
        List<Evidence> late = evidence(steps, step -> !step.isOnTime());
        return List.of(Figure.count("办结环节", "个", evidence(steps, step -> true)), Figure.count("逾期办结环节", "个", late),
                new Figure("按时办结率", share(steps.size() - late.size(), steps.size()), List.of()));
    }

    private static List<Evidence> evidence(List<DoneStep> steps, Predicate<DoneStep> which) {
        return steps.stream().filter(which)
                .map(step -> new Evidence(step.caseNumber(), step.processName() + "：" + step.stepName(), step.completedAt())).toList();
    }

    /** In whole per cent, rounded down: nobody is fully on time who once was not. */
    private static String share(int part, int whole) {
        return whole == 0 ? "无记录" : part * 100 / whole + "%";
    }
}
