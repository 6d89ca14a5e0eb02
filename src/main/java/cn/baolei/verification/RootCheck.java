package cn.baolei.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the entries that a seal names lead to the root that was signed. Leaves come ordered by seal and position. */
final class RootCheck {

    /**
     * @param hash of the entry as it stands, null where there is none
     * @param root that the leaf's seal was signed with, null where the seal is missing
     */
    record Leaf(long seal, long position, String chain, long seq, String hash, String root) {
    }

    private final Map<String, Map<Long, String>> tampered;
    private final SealCheck seals;
    private final Set<Long> miscounted;

    private final List<Long> contradicted = new ArrayList<>();
    private final List<Long> open = new ArrayList<>();
    private final List<Long> disordered = new ArrayList<>();

    private Merkle.Root root = new Merkle.Root();
    private Leaf last;
    private long leaves;
    private boolean complete = true;
    private boolean ordered = true;
    private boolean suspicious;

    /**
     * @param tampered   chains in which something was found already, with what is still known of their sealed entries
     * @param miscounted numbers of seals that do not name as many leaves as they were signed with
     */
    RootCheck(Map<String, Map<Long, String>> tampered, SealCheck seals, Set<Long> miscounted) {
        this.tampered = tampered;
        this.seals = seals;
        this.miscounted = miscounted;
    }

    void next(Leaf leaf) {
        if (last != null && last.seal() != leaf.seal()) {
            finish();
        }
        Map<Long, String> recovered = tampered.get(leaf.chain());
        String hash = recovered == null ? leaf.hash() : recovered.get(leaf.seq());
        suspicious |= recovered != null;
        ordered &= leaf.position() == leaves;
        if (hash == null) {
            complete = false;
        } else {
            root.add(hash);
        }
        leaves++;
        last = leaf;
    }

    /** To be called after the last leaf. */
    void finish() {
        if (last == null) {
            return;
        }
        boolean sound = last.root() != null && !seals.isBroken(last.seal()) && !miscounted.contains(last.seal());
        boolean judged = sound && complete && ordered;
        if (sound && !ordered) {
            disordered.add(last.seal());
        } else if (!judged || !root.value().equals(last.root())) {
            (judged && !suspicious ? contradicted : open).add(last.seal());
        }
        root = new Merkle.Root();
        last = null;
        leaves = 0;
        complete = true;
        ordered = true;
        suspicious = false;
    }

    /** Seals with another root than their entries now lead to, although nothing was found in any of their chains. */
    List<Long> contradicted() {
        return contradicted;
    }

    /** Seals that name all their leaves, but not at their positions. */
    List<Long> disordered() {
        return disordered;
    }

    /** Seals that cannot be computed again, because of what was found already. */
    List<Long> open() {
        return open;
    }
}
