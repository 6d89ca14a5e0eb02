package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be reached from where, and what cannot be avoided. Sets of nodes are bits by {@link Node#index()}. */
final class Paths {

    private final FlowGraph graph;
    private final Map<String, BitSet> avoiding = new HashMap<>();
    private final Map<Node, BitSet> reachable = new HashMap<>();
    private BitSet endless;

    Paths(FlowGraph graph) {
        this.graph = graph;
    }

    /**
     * The nodes from which the process can come to an end without passing the target. Going round in a circle for ever is no way to
     * avoid anything, unless there is no end at all: then only an interruption from outside ends it.
     */
    private BitSet avoiding(String target) {
        return avoiding.computeIfAbsent(target, key -> {
            BitSet avoiding = (BitSet) endless().clone();
            Node passed = graph.find(key);
            if (passed != null) {
                avoiding.clear(passed.index());
            }
            settle(avoiding, passed, node -> endless().get(node.index()), false);
            settle(avoiding, passed, node -> !endless().get(node.index()), true);
            return avoiding;
        });
    }

    /** Adds, or removes, one node after the other until nothing changes. */
    private void settle(BitSet avoiding, Node passed, Predicate<Node> part, boolean add) {
        List<Node> open = graph.all().stream().filter(node -> node != passed).filter(part).toList();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : open) {
                if (avoiding.get(node.index()) != add && avoids(node, avoiding) == add) {
                    avoiding.set(node.index(), add);
                    changed = true;
                }
            }
        }
    }

    private BitSet endless() {
        if (endless == null) {
            BitSet ending = new BitSet();
            Deque<Node> open = new ArrayDeque<>(graph.all().stream().filter(node -> node.end).toList());
            open.forEach(node -> ending.set(node.index()));
            while (!open.isEmpty()) {
                for (Node way : open.pop().before) {
                    if (!ending.get(way.index())) {
                        ending.set(way.index());
                        open.push(way);
                    }
                }
            }
            ending.flip(0, graph.all().size());
            endless = ending;
        }
        return endless;
    }

    private static boolean avoids(Node node, BitSet avoiding) {
        if (node.end || isAny(node.instead, avoiding)) {
            return true;
        }
        if (node.always.isEmpty() && node.perhaps.isEmpty()) {
            return false;
        }
        return node.always.stream().allMatch(next -> avoiding.get(next.index())) && (!node.always.isEmpty() || isAny(node.perhaps, avoiding));
    }

    private static boolean isAny(Collection<Node> nodes, BitSet set) {
        return nodes.stream().anyMatch(node -> set.get(node.index()));
    }

    boolean isAvoided(Node from, String target) {
        return avoiding(target).get(from.index());
    }

    /** Whether the target, just passed, is passed again for certain. */
    boolean isCertainAgain(Node target) {
        return !avoids(target, avoiding(target.key()));
    }

    /** Whether the target is passed for certain when the process goes on from all of these at once. */
    boolean isCertain(Collection<Node> from, String target) {
        return from.stream().anyMatch(node -> !isAvoided(node, target));
    }

    boolean isReachable(Node from, Node target) {
        return target != null && reachable(from).get(target.index());
    }

    private BitSet reachable(Node from) {
        return reachable.computeIfAbsent(from, node -> {
            BitSet reached = new BitSet();
            Deque<Node> open = new ArrayDeque<>(List.of(node));
            reached.set(node.index());
            while (!open.isEmpty()) {
                for (Node next : open.pop().next()) {
                    if (!reached.get(next.index())) {
                        reached.set(next.index());
                        open.push(next);
                    }
                }
            }
            return reached;
        });
    }

    /** What can come after one node before any of the others is passed. A join waits for all that can still come to it. */
    BitSet before(Node from, String... barriers) {
        BitSet whole = reachable(from);
        BitSet walls = new BitSet();
        Stream.of(barriers).map(graph::find).filter(Objects::nonNull).forEach(wall -> walls.set(wall.index()));
        BitSet reached = new BitSet();
        reached.set(from.index());
        Deque<Node> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!walls.get(node.index())) {
                for (Node next : node.next()) {
                    if (!reached.get(next.index()) && (!next.join || isComplete(next, whole, reached, walls))) {
                        reached.set(next.index());
                        open.push(next);
                    }
                }
            }
        }
        return reached;
    }

    private static boolean isComplete(Node join, BitSet whole, BitSet reached, BitSet walls) {
        return join.before.stream().filter(way -> whole.get(way.index())).allMatch(way -> !walls.get(way.index()) && reached.get(way.index()));
    }

    /** How many nodes away; very far when it cannot be reached. */
    int distance(Node from, String target) {
        Map<Node, Integer> distances = new HashMap<>(Map.of(from, 0));
        Deque<Node> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node.key().equals(target)) {
                return distances.get(node);
            }
            node.next().stream().filter(next -> distances.putIfAbsent(next, distances.get(node) + 1) == null).forEach(open::add);
        }
        return Integer.MAX_VALUE;
    }

    /** On the shortest way to an end without the target, the first node that an older graph did not have at this place. */
    Optional<Node> wayAround(Collection<Node> from, String target, FlowGraph older) {
        Map<Node, Node> cameFrom = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(from);
        from.forEach(node -> cameFrom.put(node, null));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node.end) {
                return firstNew(node, cameFrom, older);
            }
            node.next().stream().filter(next -> isAvoided(next, target)).filter(next -> !cameFrom.containsKey(next)).forEach(next -> {
                cameFrom.put(next, node);
                open.add(next);
            });
        }
        return Optional.empty();
    }

    private static Optional<Node> firstNew(Node end, Map<Node, Node> cameFrom, FlowGraph older) {
        Node first = null;
        for (Node node = end; node != null; node = cameFrom.get(node)) {
            Node previous = cameFrom.get(node);
            Node same = older.find(node.key());
            boolean known = same != null && (previous == null
                    || same.before.stream().anyMatch(way -> way.key().equals(previous.key())));
            first = known ? first : node;
        }
        return Optional.ofNullable(first);
    }
}
