package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.ENTRY_ALTERED;
import static cn.baolei.verification.FindingKind.ENTRY_INSERTED;
import static cn.baolei.verification.FindingKind.LAST_REMOVED;
import static cn.baolei.verification.FindingKind.SEAL_ALTERED;
import static cn.baolei.verification.FindingKind.SEAL_MISSING;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks through the journal in a database, all of it or one chain, without changing anything. */
public class Verification {

    private final DataSource database;
    private final Outside outside;
    private final Clock clock;

    Verification(DataSource database, Outside outside, Clock clock) {
        this.database = database;
        this.outside = outside;
        this.clock = clock;
    }

    /**
     * @param chain    null: everything
     * @param progress told now and then how many rows of how many are done
     * @throws CannotCheck when the database has no journal, or no such chain
     */
    public Report run(String chain, BiConsumer<Long, Long> progress) {
        return Snapshot.of(database, jdbc -> new Run(jdbc, chain, progress).report());
    }

    private final class Run {

        private final JournalTables tables;
        private final HistoryCheck history;
        private final String chain;
        private final BiConsumer<Long, Long> progress;
        private final Collected collected = new Collected();
        private final Set<String> known;
        private final Optional<OutsideRoots> roots;
        private final long firstSeal;
        private final SealCheck seals;

        Run(JdbcTemplate jdbc, String chain, BiConsumer<Long, Long> progress) {
            this.tables = new JournalTables(jdbc);
            if (!tables.exist()) {
                throw new CannotCheck("这个数据库里没有日志。");
            }
            this.history = new HistoryCheck(jdbc);
            this.chain = chain;
            this.progress = progress;
            Set<String> named = outside.fingerprints();
            this.roots = outside.roots().map(directory -> OutsideRoots.in(directory, named));
            this.known = named.isEmpty() ? roots.map(OutsideRoots::fingerprints).orElse(Set.of()) : named;
            this.firstSeal = chain == null ? 1 : tables.firstSealOf(chain).orElse(1L);
            this.seals = new SealCheck(known, firstSeal);
        }

        Report report() {
            tables.seals(firstSeal, seal -> {
                seals.next(seal);
                roots.ifPresent(kept -> kept.compare(seal, seals, collected));
            });
            collected.addAll(seals.findings());
            List<Long> cutOff = tables.cutOffSeals();
            if (!cutOff.isEmpty()) {
                collected.add(Finding.seal(SEAL_MISSING, cutOff.get(0), "从这一号起的封签没有了，其中的记录还在。"));
            }
            long newest = seals.newest() == null ? 0 : seals.newest().number();
            roots.ifPresent(kept -> kept.finish(newest, !cutOff.isEmpty(), collected));
            Deficit deficit = new Deficit();
            tables.miscounted(chain, deficit::add);
            new ChainWalk(tables, history, collected, clock.instant(), !deficit.seals.isEmpty(), progress).walk(chain);
            tables.late(chain, (late, seq) -> {
                if (!collected.tampered.containsKey(late)) {
                    collected.add(Finding.entry(ENTRY_INSERTED, late, seq, "该条记录所记的时间早已封存过，它却在之后才出现，是倒填的。"));
                }
            });
            roots(deficit);
            history.dropped(chain, collected);
            deficit.report();
            limits();
            if (chain != null && collected.entries == 0 && collected.found == 0) {
                throw new CannotCheck("日志里没有“" + ChainNames.words(chain).strip() + "”。");
            }
            return new Report(chain == null ? Report.JOURNAL : chain, clock.instant(), collected.entries, collected.chains, seals.count(),
                    seals.newest() == null ? null : newest, seals.newestAt(), seals.firstKey(), collected.found, collected.findings, collected.notes);
        }

        private void roots(Deficit deficit) {
            RootCheck check = new RootCheck(collected.tampered, seals, deficit.seals);
            tables.leaves(chain, check::next);
            check.finish();
            check.contradicted().forEach(seal -> contradicted(seal, tables.suspects(seal, check.contradicted())));
            check.disordered().forEach(seal -> collected.add(Finding.seal(SEAL_ALTERED, seal, "封签所列记录的位置被改动。")));
            unproved(check);
            Set<Long> open = new TreeSet<>(check.open());
            open.removeAll(deficit.seals);
            if (!open.isEmpty()) {
                collected.notes.add("因上述问题，" + open.size() + " 个封签无法重新核算（第 " + open.stream().limit(10).map(String::valueOf)
                        .collect(Collectors.joining("、")) + " 号），同在其中的其他记录未见异常，但暂不能由这些封签单独证明。");
            }
        }

        /** One case alone must not be called whole because what stands under the same root cannot be looked at. */
        private void unproved(RootCheck check) {
            List<Long> bad = Stream.of(check.open(), check.contradicted(), check.disordered()).flatMap(List::stream).toList();
            if (chain != null && collected.found == 0) {
                check.open().stream().filter(seal -> tables.suspects(seal, bad).contains(chain)).findFirst().ifPresent(seal -> collected.add(
                        Finding.seal(SEAL_ALTERED, seal, "同在其中的别的记录被删改，封签无法重新核算，本件在其中的记录不能证明。")));
            }
        }

        private void contradicted(long seal, List<String> suspects) {
            if (suspects.isEmpty()) {
                collected.add(Finding.seal(SEAL_ALTERED, seal, "其中的记录都由后来的封签证明无误，封签所列的目录被改动。"));
            } else if (chain != null && !suspects.contains(chain)) {
                collected.notes.add("第 " + seal + " 号封签中另有别的案件的记录与封存时不同；本件已由后来的封签证明。");
            } else if (suspects.size() == 1) {
                collected.add(new Finding(ENTRY_ALTERED, suspects.get(0), null, null, seal, null, "这一件在该封签中的记录与封存时不同。"));
            } else {
                collected.add(new Finding(ENTRY_ALTERED, null, null, null, seal, suspects, "其中有记录与封存时不同，能确定的是出在下列之一"));
            }
        }

        private void limits() {
            if (known.isEmpty()) {
                collected.notes.add("没有提供外部掌握的公钥或指纹，不能排除签名密钥被整体更换。");
            }
            if (roots.isEmpty()) {
                collected.notes.add("没有提供外部留存的封签，不能排除整个日志被换成旧备份。");
            }
            if (collected.found > collected.findings.size()) {
                collected.notes.add("共发现 " + collected.found + " 处问题，以上只列出前 " + collected.findings.size() + " 处。");
            }
        }

        /** Seals whose list of leaves is shorter or longer than signed. */
        private final class Deficit {

            private final Set<Long> seals = new HashSet<>();
            private long missing;

            void add(Long seal, long count) {
                if (Run.this.seals.isBroken(seal)) {
                    return;
                }
                seals.add(seal);
                missing += count;
            }

            /** Entries that were taken away together with their leaves leave a hole in a seal and no trace of whose they were. */
            void report() {
                long unexplained = missing - collected.withoutLeaf - collected.holes;
                for (long seal : new TreeSet<>(seals)) {
                    if (missing <= 0 || collected.withoutLeaf > 0) {
                        collected.add(Finding.seal(SEAL_ALTERED, seal, "封签所列的记录目录与签名时的条数不符，目录被改动。"));
                    } else if (unexplained > 0 && collected.dropped.isEmpty()) {
                        collected.add(Finding.seal(LAST_REMOVED, seal,
                                "封签签下的记录，有的连同目录都没有了：某一件的末尾被截去，或只有这几条记录的一件被整个删除。"));
                    }
                }
            }
        }
    }
}
