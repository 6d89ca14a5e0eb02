package cn.baolei.obligation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All ways through a process, sub-processes laid flat. A step is two nodes, begun and done; a branch that a condition guards is a node
 * of its own, so that what follows from it can be asked about.
 */
final class FlowGraph {

    /** One place where the process can be. */
    static final class Node {

        private final String key;
        private final String element;
        /** All of these follow. */
        final Set<Node> always = new LinkedHashSet<>();
        /** At least one of these follows too. */
        final Set<Node> perhaps = new LinkedHashSet<>();
        /** Each of these may follow instead of everything else: an interruption. */
        final Set<Node> instead = new LinkedHashSet<>();
        final List<Node> before = new ArrayList<>();
        private List<Node> next = List.of();
        private int index;
        /** Waits for everything that leads here. */
        boolean join;
        /** The process may be over. */
        boolean end;

        private Node(String key, String element) {
            this.key = key;
            this.element = element;
        }

        String key() {
            return key;
        }

        /** Id in the diagram: of a step, an event, a gateway or, for a guarded branch, of the sequence flow. */
        String element() {
            return element;
        }

        List<Node> next() {
            return next;
        }

        /** Place among the nodes of the graph. */
        int index() {
            return index;
        }

        boolean isSplit() {
            return always.size() + perhaps.size() > 1;
        }

        @Override
        public String toString() {
            return key;
        }
    }

    private static final String DONE = " done";
    private static final String BRANCH = " branch";

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    /** Where the process, or an answer to an event, begins. */
    final List<Node> starts = new ArrayList<>();
    final Map<String, Gate> gates = new LinkedHashMap<>();

    static String done(String element) {
        return element + DONE;
    }

    static String branch(String flow) {
        return flow + BRANCH;
    }

    Node node(String element) {
        return nodes.computeIfAbsent(element, key -> new Node(key, element));
    }

    Node doneNode(String element) {
        return nodes.computeIfAbsent(done(element), key -> new Node(key, element));
    }

    Node branchNode(String flow) {
        return nodes.computeIfAbsent(branch(flow), key -> new Node(key, flow));
    }

    /** @param key as {@link Node#key()}; null when there is no such node */
    Node find(String key) {
        return nodes.get(key);
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    List<Node> all() {
        return List.copyOf(nodes.values());
    }

    /** When all is drawn. */
    void link() {
        int count = 0;
        for (Node node : nodes.values()) {
            node.index = count++;
            node.next = Stream.of(node.always, node.perhaps, node.instead).flatMap(Set::stream).distinct().toList();
            node.next.forEach(next -> next.before.add(node));
        }
    }
}
