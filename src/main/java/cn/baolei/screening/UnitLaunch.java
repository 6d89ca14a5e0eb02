package cn.baolei.screening;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the instances of a round's organisations, each in its own organisation, a few in each transaction. */
@Service
class UnitLaunch {

    static final int BATCH = 25;

    private static final String MESSAGE = "screening-launched";

    private final RuntimeService runtime;
    private final UnitTable units;
    private final Clock clock;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    UnitLaunch(@Lazy RuntimeService runtime, UnitTable units, Clock clock) {
        this.runtime = runtime;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Starts the next ones. That an organisation is started stands in its row, in one transaction with the instance: repeated
     * after a crash, the step goes on where the last commit left it.
     *
     * @param common what every instance begins with
     * @return whether all organisations of the round are started now
     */
    @Transactional
    boolean next(String round, Map<String, Object> common) {
        List<Unit> batch = units.nextUnlaunched(round, BATCH);
        for (Unit unit : batch) {
            ProcessInstance instance = runtime.createMessageCorrelation(MESSAGE).processInstanceBusinessKey(round)
                    .setVariables(common)
                    .setVariable("organisation", unit.organisation())
                    .setVariable("registrationPage", "/screening/" + round + "/" + unit.organisation())
                    .setVariable("rollUpPage", "/screening/" + round + "?organisation=" + unit.organisation())
                    .correlateStartMessage();
            units.launched(unit.id(), instance.getId(), clock.instant());
        }
        return units.isAllLaunched(round);
    }
}
