package cn.baolei.followup;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts a new matter out of a running one; neither waits for the other. */
@Service
public class FollowUps {

    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    FollowUps(@Lazy RuntimeService runtime, JdbcClient jdbc, Clock clock) {
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Starts the new matter and records where it came from, in the caller's transaction.
     *
     * @param origin       the step that gives rise to it
     * @param message      name of the message start event of the procedure to start
     * @param organisation code of the organisation to which the new matter belongs
     * @param values       what the new matter begins with
     * @return its case number, a new one
     */
    @Transactional
    public String start(Origin origin, String message, String organisation, Map<String, Object> values) {
        ProcessInstance started = runtime.createMessageCorrelation(message).setVariables(values)
                .setVariable("organisation", organisation).setVariable("sourceCase", origin.caseNumber()).correlateStartMessage();
        jdbc.sql("""
                insert into follow_up (from_case, from_instance, from_step, message, to_case, to_instance, organisation, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(origin.caseNumber(), origin.instance(), origin.step(), message, started.getBusinessKey(), started.getId(),
                        organisation, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return started.getBusinessKey();
    }
}
