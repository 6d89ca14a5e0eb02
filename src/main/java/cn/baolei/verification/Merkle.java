package cn.baolei.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The Merkle tree of RFC 6962, section 2.1, over SHA-256. Hashes are hexadecimal. */
final class Merkle {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {
    }

    static String leaf(String content) {
        return Hashes.hex(Hashes.sha256(LEAF, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Hashes.sha256(NODE, left, right);
    }

    /** The root of leaves that come one by one; keeps as many hashes as the tree is high. */
    static final class Root {

        private record Subtree(byte[] hash, long leaves) {
        }

        private final Deque<Subtree> whole = new ArrayDeque<>();

        void add(String leaf) {
            Subtree last = new Subtree(Hashes.bytes(leaf), 1);
            while (!whole.isEmpty() && whole.peek().leaves() == last.leaves()) {
                Subtree left = whole.pop();
                last = new Subtree(node(left.hash(), last.hash()), left.leaves() * 2);
            }
            whole.push(last);
        }

        String value() {
            if (whole.isEmpty()) {
                return Hashes.hex(Hashes.sha256());
            }
            Deque<Subtree> left = new ArrayDeque<>(whole);
            byte[] root = left.pop().hash();
            while (!left.isEmpty()) {
                root = node(left.pop().hash(), root);
            }
            return Hashes.hex(root);
        }
    }

    static String root(List<String> leaves) {
        Root root = new Root();
        leaves.forEach(root::add);
        return root.value();
    }

    /** The audit path (2.1.1) of one leaf, from the leaf upwards. */
    static List<String> path(List<String> leaves, int position) {
        if (leaves.size() < 2) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<String> left = leaves.subList(0, split);
        List<String> right = leaves.subList(split, leaves.size());
        List<String> path = position < split ? path(left, position) : path(right, position - split);
        path.add(root(position < split ? right : left));
        return path;
    }

    /** The root to which this path leads; empty where a tree of so many leaves has no such path. (RFC 9162, 2.1.3.2) */
    static Optional<String> root(String leaf, long position, long leaves, List<String> path) {
        if (position < 0 || position >= leaves) {
            return Optional.empty();
        }
        long node = position;
        long last = leaves - 1;
        byte[] hash = Hashes.bytes(leaf);
        for (String step : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                hash = node(Hashes.bytes(step), hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, Hashes.bytes(step));
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(Hashes.hex(hash)) : Optional.empty();
    }
}
