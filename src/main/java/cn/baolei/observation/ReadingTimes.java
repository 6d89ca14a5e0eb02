package cn.baolei.observation;

import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision table {@code reading-times}, which a process owner changes without a developer. */
@Component
class ReadingTimes {

    private static final String KEY = "reading-times";

    private final DecisionService decisions;

    ReadingTimes(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    ReadingSchedule scheduleFor(String isolationReason) {
        List<String> times = decisions.evaluateDecisionTableByKey(KEY,
                Variables.putValue("isolationReason", isolationReason)).collectEntries("readingTime");
        return new ReadingSchedule(times.stream().map(LocalTime::parse).toList());
    }
}
