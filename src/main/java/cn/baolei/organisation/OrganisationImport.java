package cn.baolei.organisation;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the tree, the posts and their holders what the files say. The files are the whole truth: what they lack ends. */
@Service
public class OrganisationImport {

    private final RosterStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisationImport(RosterStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Applies the difference between the files and what is in force, in one transaction, from the engine's now on.
     *
     * @return what changed; empty when the files say what is already in force, and then nothing was written
     * @throws OrganisationFilesRefused with every finding when the files cannot be taken over; nothing was changed
     */
    @Transactional
    public ImportSummary importFrom(OrganisationFiles files) {
        Roster wanted = new RosterReader().read(files);
        store.lock();
        Roster current = store.current();
        ImportSummary summary = current.changesTo(wanted);
        if (!summary.isEmpty()) {
            store.apply(summary, wanted, clock.instant());
            events.publishEvent(new OrganisationsImported(summary));
        }
        return summary;
    }
}
