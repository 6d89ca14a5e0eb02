package cn.baolei.verification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a verification gathers on its way; kept short, however much was tampered with. */
final class Collected {

    private static final int MOST = 1_000;

    final List<Finding> findings = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    /** Chains of which something was found, and what of their sealed entries can still be told. */
    final Map<String, Map<Long, String>> tampered = new HashMap<>();
    final Set<String> dropped = new HashSet<>();
    long found;
    long entries;
    long chains;
    /** Entries that stand in no seal and do not wait to be sealed. */
    long withoutLeaf;
    /** Numbers that are missing in chains, and of which no seal speaks any more. */
    long holes;

    void add(Finding finding) {
        found++;
        if (findings.size() < MOST) {
            findings.add(finding);
        }
        if (finding.chain() != null && !finding.kind().isOfHistory()) {
            tampered.computeIfAbsent(finding.chain(), chain -> Map.of());
        }
        if (finding.kind() == FindingKind.CHAIN_DROPPED) {
            dropped.add(finding.chain());
        }
    }

    void addAll(Collection<Finding> more) {
        more.forEach(this::add);
    }

    void add(String chain, ChainCheck.Outcome outcome) {
        addAll(outcome.findings());
        if (!outcome.findings().isEmpty()) {
            tampered.put(chain, outcome.hashes());
        }
    }
}
