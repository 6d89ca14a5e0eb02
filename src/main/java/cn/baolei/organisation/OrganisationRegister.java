package cn.baolei.organisation;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one way in which the roster changes, whatever the cause: one at a time, dated, published within the transaction. */
@Service
public class OrganisationRegister {

    private final RosterStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationRegister(RosterStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Lets one change at a time through, on all nodes; held until the transaction ends. */
    @Transactional
    public void lock() {
        store.lock();
    }

    /** Another number after each change; in the transaction that made the change, already the new one. */
    public long version() {
        return store.version();
    }

    public Roster current() {
        return store.current();
    }

    /** Code of each closed organisation → code of the one into which it was merged. */
    public Map<String, String> successors() {
        return store.successors();
    }

    /** Whether an organisation with this code has ever been there. */
    public boolean isKnown(String code) {
        return store.organisationsEver().containsKey(code);
    }

    /**
     * Makes the roster what is wanted, from the engine's now on. An organisation that comes back has no successor any more.
     *
     * @param wanted     checked by the caller
     * @param successors of organisations that are closed by this
     * @return what changed; empty when all was so already, and then nothing was written
     */
    @Transactional
    public ImportSummary replaceBy(Roster wanted, Map<String, String> successors) {
        store.lock();
        ImportSummary summary = store.current().changesTo(wanted);
        if (!summary.isEmpty()) {
            store.apply(summary, wanted, successors, clock.instant());
            events.publishEvent(new OrganisationsImported(summary));
        }
        return summary;
    }
}
