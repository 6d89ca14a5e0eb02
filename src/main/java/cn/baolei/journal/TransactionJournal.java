package cn.baolei.journal;

import cn.baolei.engine.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the entries of a transaction and writes them just before it commits: all in one statement, and with the chains locked for no
 * longer than the commit takes. Whoever holds a chain waits for nothing else any more, so nobody waits in a circle.
 */
@Component
class TransactionJournal implements Journal {

    private final JournalTable table;
    private final CurrentUser currentUser;
    private final Clock clock;

    TransactionJournal(JournalTable table, CurrentUser currentUser, Clock clock) {
        this.table = table;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @Override
    public void record(String chain, String kind, Map<String, ?> facts) {
        if (!Kinds.ALL.contains(kind)) {
            throw new IllegalArgumentException("No kind of journal entry: " + kind);
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Outside a transaction nothing can be added to the journal: " + kind);
        }
        pending().add(new Fact(chain, kind, facts, currentUser.id().orElse(null), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private Pending pending() {
        Pending known = (Pending) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.bindResource(this, pending);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    record Fact(String chain, String kind, Map<String, ?> facts, String actor, Instant at) {
    }

    /** Suspended, resumed and forgotten together with its transaction. */
    private final class Pending implements TransactionSynchronization {

        private final List<Fact> facts = new ArrayList<>();
        private boolean written;
        private boolean ended;

        private void add(Fact fact) {
            if (ended) {
                throw new IllegalStateException("The transaction has ended; nothing can be added to the journal: " + fact.kind());
            }
            if (written) {
                table.add(List.of(fact));
            } else {
                facts.add(fact);
            }
        }

        /** After all others, who may have something to add. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            table.add(facts);
            written = true;
        }

        @Override
        public void beforeCompletion() {
            ended = true;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(TransactionJournal.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionJournal.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(TransactionJournal.this);
        }
    }
}
