package cn.baolei.retention;

import cn.baolei.engine.Refusal;
import cn.baolei.retention.Night.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The nightly clean-up: within its window, case by case, each in a transaction of its own. A night that was broken off goes on where it was. */
@Service
class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);
    private static final int AT_ONCE = 200;

    private final RetentionProperties window;
    private final NightWatch watch;
    private final CaseRegister register;
    private final CaseRemoval removal;
    private final Clock clock;

    CleanUp(RetentionProperties window, NightWatch watch, CaseRegister register, CaseRemoval removal, Clock clock) {
        this.window = window;
        this.watch = watch;
        this.register = register;
        this.removal = removal;
        this.clock = clock;
    }

    /** Looks for nights that were missed; works when the window is open and this night has not been worked through. */
    void tick() {
        watch.lookBack(window.lastClosedAt(clock.instant()));
        window.openAt(clock.instant()).filter(watch::begin).ifPresent(this::work);
    }

    private void work(LocalDate night) {
        int kept = 0;
        int failed = 0;
        String after = "";
        for (List<String> cases = register.candidates(after, AT_ONCE); !cases.isEmpty(); cases = register.candidates(after, AT_ONCE)) {
            for (String caseNumber : cases) {
                if (!window.openAt(clock.instant()).equals(Optional.of(night))) {
                    watch.end(night, Outcome.WINDOW_CLOSED, kept, failed);
                    return;
                }
                try {
                    removal.remove(caseNumber, night);
                } catch (Refusal mustStay) {
                    kept++;
                } catch (RuntimeException e) {
                    LOG.error("The history of case {} could not be removed", caseNumber, e);
                    failed++;
                }
            }
            after = cases.get(cases.size() - 1);
        }
        watch.end(night, Outcome.DONE, kept, failed);
    }
}
