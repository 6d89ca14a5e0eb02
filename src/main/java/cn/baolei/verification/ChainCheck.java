package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.CHAIN_DROPPED;
import static cn.baolei.verification.FindingKind.ENTRY_ALTERED;
import static cn.baolei.verification.FindingKind.ENTRY_INSERTED;
import static cn.baolei.verification.FindingKind.FIRST_REMOVED;
import static cn.baolei.verification.FindingKind.LAST_REMOVED;
import static cn.baolei.verification.FindingKind.MIDDLE_REMOVED;
import static cn.baolei.verification.FindingKind.ORDER_CHANGED;
import static cn.baolei.verification.FindingKind.UNSEALED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The entries of one chain as they stand, checked against each other and against what is sealed. */
final class ChainCheck {

    /** An entry may be written down a little after it happened, never so much later. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    /**
     * @param hashes what was sealed, by number, as far as it can be told; only where something was found
     * @param holes  how many numbers are missing of which no seal speaks
     */
    record Outcome(List<Finding> findings, Map<Long, String> hashes, long holes) {
    }

    private final String chain;
    private final Sealing sealing;
    private final List<Finding> findings = new ArrayList<>();
    /** Of those that were there from the beginning, by their own number. */
    private final TreeMap<Long, Link> places = new TreeMap<>();
    private long holes;

    private ChainCheck(String chain, Sealing sealing) {
        this.chain = chain;
        this.sealing = sealing;
    }

    /** @param links in the order of their {@code seq} */
    static Outcome check(String chain, List<Link> links, Sealing sealing) {
        return new ChainCheck(chain, sealing).check(links);
    }

    private Outcome check(List<Link> links) {
        if (links.isEmpty()) {
            if (!sealing.sealed().isEmpty()) {
                findings.add(Finding.chain(CHAIN_DROPPED, chain, "封签中有这一件的 " + sealing.sealed().size() + " 条记录，日志里一条也没有。"));
            }
            return new Outcome(findings, Map.of(), 0);
        }
        List<Link> original = withoutDoubles(placed(links));
        Set<Long> exchanged = exchanged(original);
        original.forEach(link -> places.put(link.place(), link));
        altered(original, exchanged);
        misnumbered(original, exchanged);
        removed();
        broken(exchanged);
        inserted(exchanged);
        return new Outcome(findings, findings.isEmpty() ? Map.of() : hashes(), holes);
    }

    /** Whose number in the text can be trusted keeps it; the others are taken to belong where they are filed. */
    private List<Link> placed(List<Link> links) {
        Set<String> texts = links.stream().map(Link::hash).collect(Collectors.toSet());
        Set<Long> claimed = links.stream().map(Link::place).collect(Collectors.toSet());
        return links.stream().map(link -> {
            boolean textIsElsewhere = !link.whole() && !texts.contains(link.kept());
            boolean placeIsInvented = link.place() != link.seq() && !claimed.contains(link.seq()) && !sealing.sealed().contains(link.place());
            return textIsElsewhere || placeIsInvented ? link.at(link.seq()) : link;
        }).toList();
    }

    /** Of two that claim one number the one that was there first is what the next entry or a shifted row speaks for. */
    private List<Link> withoutDoubles(List<Link> links) {
        Set<String> vouched = links.stream().map(Link::previous).collect(Collectors.toSet());
        Map<Long, List<Link>> byPlace = links.stream().collect(Collectors.groupingBy(Link::place));
        return links.stream().filter(link -> {
            Link first = byPlace.get(link.place()).stream()
                    .min(Comparator.comparing((Link one) -> !vouched.contains(one.hash())).thenComparing(one -> one.seq() == one.place())).orElseThrow();
            if (link == first && link.place() > 0) {
                return true;
            }
            findings.add(Finding.entry(ENTRY_INSERTED, chain, link.seq(), "这一条不在当时形成的记录链上，是事后放进去的。"));
            return false;
        }).toList();
    }

    private Set<Long> exchanged(List<Link> original) {
        List<Long> sorted = original.stream().map(Link::place).sorted().toList();
        Set<Long> exchanged = new HashSet<>();
        for (int i = 0; i < original.size(); i++) {
            if (original.get(i).place() != sorted.get(i)) {
                exchanged.add(original.get(i).place());
            }
        }
        if (!exchanged.isEmpty()) {
            findings.add(Finding.chain(ORDER_CHANGED, chain, "第 " + exchanged.stream().sorted().map(String::valueOf).collect(Collectors.joining("、"))
                    + " 条记录不在原来的位置上，次序被调换。"));
        }
        return exchanged;
    }

    private void altered(List<Link> original, Set<Long> exchanged) {
        for (Link link : original) {
            if (link.faulty() && !exchanged.contains(link.place())) {
                findings.add(Finding.entry(ENTRY_ALTERED, chain, link.place(),
                        link.whole() ? "该条记录各栏所记与其留痕正文不一致。" : "该条记录的正文与当时留下的摘要不一致。"));
            }
        }
    }

    /** Filed under another number, with neither an insertion nor a removal nor an exchange to explain it. */
    private void misnumbered(List<Link> original, Set<Long> exchanged) {
        boolean moved = !findings.isEmpty() || places.firstKey() > 1 || places.size() < places.lastKey();
        for (Link link : original) {
            if (link.seq() != link.place() && !moved && !exchanged.contains(link.place())) {
                findings.add(Finding.entry(ENTRY_ALTERED, chain, link.place(), "该条记录的编号被改成了第 " + link.seq() + " 条。"));
            }
        }
    }

    private void removed() {
        long expected = 1;
        for (long place : places.keySet()) {
            if (place > expected) {
                holes += place - expected - sealing.sealed().subSet(expected, place).size();
                FindingKind kind = expected == 1 ? FIRST_REMOVED : MIDDLE_REMOVED;
                findings.add(Finding.entries(kind, chain, expected, place - 1, kind == FIRST_REMOVED
                        ? "其后的记录都在，最前面的却没有了。" : "前后的记录都在，中间的却没有了。"));
            }
            expected = place + 1;
        }
        long sealed = sealing.sealed().isEmpty() ? 0 : sealing.sealed().last();
        if (sealed >= expected) {
            findings.add(Finding.entries(LAST_REMOVED, chain, expected, sealed, "封签中有这些记录，日志在它们之前就断了。"));
        }
    }

    /** Written anew with a new hash: the next entry still gives the old one. */
    private void broken(Set<Long> exchanged) {
        for (Link link : places.values()) {
            Link before = places.get(link.place() - 1);
            String hash = link.place() == 1 ? "" : before == null ? link.previous() : before.hash();
            if (hash.equals(link.previous()) || link.faulty() || exchanged.contains(link.place())) {
                continue;
            }
            if (link.place() == 1) {
                findings.add(Finding.entry(ENTRY_ALTERED, chain, 1, "第一条记录之前本来没有记录，它却另有所指。"));
            } else if (!before.faulty() && !exchanged.contains(before.place())) {
                findings.add(Finding.entry(ENTRY_ALTERED, chain, before.place(), "其后一条记录留有它原来的摘要，与现在的内容不一致。"));
            }
        }
    }

    private void inserted(Set<Long> exchanged) {
        long sealed = sealing.sealed().isEmpty() ? 0 : sealing.sealed().last();
        Link before = null;
        for (Link link : places.values()) {
            boolean isSealed = sealing.sealed().contains(link.place());
            boolean late = sealing.isLate(link.recordedAt());
            boolean waits = sealing.isWaiting(link.place());
            if (before != null && link.recordedAt().plus(BACKDATED).isBefore(before.recordedAt()) && !exchanged.contains(link.place()) && !link.faulty()
                    && !before.faulty()) {
                findings.add(Finding.entry(ENTRY_INSERTED, chain, link.place(), "该条记录所记的时间比它前面一条还早一小时以上，是倒填的。"));
            } else if (!isSealed && !sealing.leavesGone() && (link.place() < sealed || late && !waits)) {
                findings.add(Finding.entry(ENTRY_INSERTED, chain, link.place(), "该条记录不在任何封签里，也没有等待封存，是事后放进去的。"));
            } else if (!isSealed && late && waits) {
                findings.add(Finding.entry(UNSEALED, chain, link.place(), "该条记录两分钟后仍未封存，请检查封存任务是否在运行。"));
            }
            before = link;
        }
    }

    private Map<Long, String> hashes() {
        Map<Long, String> hashes = new HashMap<>();
        for (long place : sealing.sealed()) {
            Link next = places.get(place + 1);
            Link own = places.get(place);
            if (next != null && !next.faulty()) {
                hashes.put(place, next.previous());
            } else if (own != null) {
                hashes.put(place, own.whole() ? own.hash() : own.kept());
            }
        }
        return hashes;
    }
}
