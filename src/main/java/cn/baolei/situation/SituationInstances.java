package cn.baolei.situation;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The instances of a round at its organisations, joined by messages. */
@Component
class SituationInstances {

    private static final String START = "situation-report-due";

    private final RuntimeService runtime;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    SituationInstances(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** A round begins by itself. */
    void launch(String organisation) {
        runtime.createMessageCorrelation(START).setVariable("organisation", organisation)
                .setVariable("situationOccasion", "periodic").setVariable("includeSubordinates", true).correlateStartMessage();
    }

    /**
     * Another organisation enters a round.
     *
     * @param asking whether its own subordinates are to report too
     * @param topic  what the round asks for in particular; may be empty
     */
    void start(String round, String organisation, boolean asking, String topic) {
        runtime.createMessageCorrelation(START).processInstanceBusinessKey(round)
                .setVariables(Map.of("organisation", organisation, "includeSubordinates", asking, "situationTopic", topic))
                .correlateStartMessage();
    }

    /** Tells a waiting level that nobody is left to wait for. */
    void tellComplete(SituationEntry superior) {
        runtime.createMessageCorrelation("situation-answers-complete").processInstanceId(superior.processInstance()).correlate();
    }
}
