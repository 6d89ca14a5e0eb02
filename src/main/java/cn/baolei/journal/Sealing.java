package cn.baolei.journal;

import java.time.Clock;
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

    /** Until what was there is sealed; what is added meanwhile can wait for the next time, or under load there would be seal after seal. */
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
        List<String> taken = table.takeUnsealed(MOST);
        Seal before = table.last().orElse(null);
        List<byte[]> leaves = table.addLeaves(Seal.after(before), taken.stream().distinct().toList());
        if (!leaves.isEmpty()) {
            Seal seal = Seal.of(before, clock.instant().truncatedTo(ChronoUnit.MICROS), leaves.size(), Hashes.root(leaves), keys);
            table.add(seal);
            mail.orderAfterCommit(seal);
        }
        return taken.size() == MOST;
    }
}
