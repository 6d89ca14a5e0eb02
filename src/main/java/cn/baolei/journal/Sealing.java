package cn.baolei.journal;

import cn.baolei.journal.SealTable.Leaf;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts every committed entry that is in no seal yet under a signed root. */
@Component
class Sealing {

    /** Transactions whose entries go into one seal at most; the rest goes into the next ones. */
    private static final int MOST = 5000;

    private final SealTable table;
    private final SealKeys keys;
    private final RootsMail mail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sealing(SealTable table, SealKeys keys, RootsMail mail, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.mail = mail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Until nothing is left. */
    void sealAll() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> seal()));
        }
    }

    /** @return whether there may be more */
    private boolean seal() {
        if (!table.lock()) {
            return false;
        }
        List<String> chains = table.takeUnsealed(MOST);
        List<Leaf> leaves = table.unsealedOf(chains);
        if (!leaves.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Seal seal = Seal.of(table.last().orElse(null), now, leaves.size(), Hashes.root(leaves.stream().map(Leaf::hash).toList()), keys);
            table.add(seal, leaves);
            mail.orderAfterCommit(seal);
        }
        return !chains.isEmpty();
    }
}
