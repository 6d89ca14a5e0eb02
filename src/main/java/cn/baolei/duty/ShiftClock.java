package cn.baolei.duty;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets shifts begin by themselves. Each round does what has come due since the last one, however long ago that was; each shift in
 * a transaction of its own, so that one that fails holds up no other and is tried again in the next round.
 */
@Service
class ShiftClock {

    private static final Logger LOG = LoggerFactory.getLogger(ShiftClock.class);

    /** A round or two late is in time. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final DutyShiftTable shifts;
    private final RunningShifts running;
    private final OrganisationDirectory directory;
    private final FollowedDuty followed;
    private final OnDutyGroups groups;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShiftClock(DutyShiftTable shifts, RunningShifts running, OrganisationDirectory directory, FollowedDuty followed,
            OnDutyGroups groups, @Lazy RuntimeService runtime, TransactionTemplate transaction, Clock clock) {
        this.shifts = shifts;
        this.running = running;
        this.directory = directory;
        this.followed = followed;
        this.groups = groups;
        this.runtime = runtime;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One round, by the engine's clock. Does not throw: what could not be done is logged and left for the next round. */
    void tick() {
        Instant now = clock.instant();
        followGroups(now);
        running.due(now).forEach(shift -> attempt("start of shift", shift, this::start));
        running.replaced(now).forEach(shift -> attempt("replacement in shift", shift, this::tellOfReplacement));
        running.callsOrdered(now).forEach(shift -> attempt("roll call of shift", shift, this::call));
    }

    private void followGroups(Instant now) {
        Map<String, DutyShift> onDuty = shifts.at(now).stream().collect(Collectors.toMap(DutyShift::organisation, Function.identity()));
        Set<String> inForce = directory.all().stream().map(Organisation::code).collect(Collectors.toSet());
        for (String organisation : shifts.organisations()) {
            Optional<DutyShift> shift = Optional.ofNullable(onDuty.get(organisation));
            if (inForce.contains(organisation) && followed.isDue(organisation, shift, now)) {
                attempt("on-duty groups", organisation, code -> {
                    groups.follow(code);
                    followed.done(code, shift, now);
                });
            }
        }
    }

    private void start(long id) {
        Instant now = clock.instant();
        if (!running.claim(id, now, now.minus(GRACE))) {
            return;
        }
        ProcessInstance instance = runtime.createMessageCorrelation("duty-shift-due").setVariable("shiftId", id)
                .setVariable("organisation", shifts.get(id).organisation()).correlateStartMessage();
        running.remember(id, instance.getId());
    }

    private void tellOfReplacement(long id) {
        correlate("duty-officer-replaced", id);
        // Where nobody waits for it (the shift is being handed over), there is nothing to tell.
        running.knowOfficer(id);
    }

    private void call(long id) {
        correlate("duty-roll-call", id);
        running.callCarriedOut(id);
    }

    private void correlate(String message, long id) {
        runtime.createExecutionQuery().processInstanceId(running.instanceOf(id)).messageEventSubscriptionName(message).list()
                .forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
    }

    private <T> void attempt(String what, T which, Consumer<T> action) {
        try {
            transaction.executeWithoutResult(status -> action.accept(which));
        } catch (RuntimeException failure) {
            LOG.warn("Duty: {} {} failed and will be tried again: {}", what, which, failure.toString());
        }
    }
}
