package cn.baolei.verification;

import cn.baolei.verification.JournalTables.Filed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Goes through the chains one after the other and keeps no more than one of them. */
final class ChainWalk {

    private static final int STEP = 5_000;

    private final JournalTables tables;
    private final HistoryCheck history;
    private final Collected collected;
    private final Instant now;
    private final boolean leavesGone;
    private final BiConsumer<Long, Long> progress;

    private String chain;
    private List<Link> links = new ArrayList<>();
    private SortedSet<Long> sealed = new TreeSet<>();
    private SortedSet<Long> waiting = new TreeSet<>();
    private Replay replay = new Replay();
    private long done;

    ChainWalk(JournalTables tables, HistoryCheck history, Collected collected, Instant now, boolean leavesGone, BiConsumer<Long, Long> progress) {
        this.tables = tables;
        this.history = history;
        this.collected = collected;
        this.now = now;
        this.leavesGone = leavesGone;
        this.progress = progress;
    }

    void walk(String only) {
        long rows = tables.rows(only);
        tables.filed(only, filed -> {
            next(filed);
            if (++done % STEP == 0) {
                progress.accept(Math.min(done, rows), rows);
            }
        });
        finish();
        progress.accept(rows, rows);
    }

    private void next(Filed filed) {
        EntryRow entry = filed.entry();
        if (!entry.chain().equals(chain)) {
            finish();
            chain = entry.chain();
        }
        switch (filed.kind()) {
            case ENTRY -> add(entry);
            case LEAF -> sealed.add(entry.seq());
            case WAITING -> waiting.add(entry.seq());
        }
    }

    private void add(EntryRow entry) {
        Optional<Bodies.OfEntry> read = Bodies.entry(entry.body());
        links.add(entry.link(read));
        read.ifPresent(replay::add);
    }

    private void finish() {
        if (chain == null) {
            return;
        }
        if (!links.isEmpty() || !sealed.isEmpty()) {
            ChainCheck.Outcome outcome = ChainCheck.check(chain, links, new Sealing(sealed, waiting, leavesGone, now));
            collected.add(chain, outcome);
            collected.chains++;
            collected.entries += links.size();
            collected.withoutLeaf += links.stream().filter(link -> !sealed.contains(link.seq()) && waiting.isEmpty()).count();
            collected.holes += outcome.holes();
            if (outcome.findings().isEmpty()) {
                history.compare(chain, replay, collected);
            }
        }
        links = new ArrayList<>();
        sealed = new TreeSet<>();
        waiting = new TreeSet<>();
        replay = new Replay();
    }
}
