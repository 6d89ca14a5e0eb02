package cn.baolei.obligation;

import cn.baolei.obligation.Outline.Element;
import cn.baolei.obligation.Outline.Flow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;

/**
 * One run through a diagram with tokens, in which chance decides what people answer and which events come. The same fate sends two
 * versions of a diagram the same way wherever they are alike, so that what they do can be compared.
 */
final class Walk {

    /** A level that is being gone through. */
    private static final class Level {
        final Element element;
        final Level above;
        final Set<String> past = new LinkedHashSet<>();
        final Map<String, Map<String, Set<String>>> joining = new HashMap<>();
        int tokens;
        boolean over;

        Level(Element element, Level above) {
            this.element = element;
            this.above = above;
        }

        boolean isOver() {
            return over || above != null && above.isOver();
        }
    }

    /** @param past duties done on the way here */
    private record Token(Element at, String by, Level level, Set<String> past) {
    }

    private static final ExpressionFactoryImpl EXPRESSIONS = new ExpressionFactoryImpl();
    private static final int LONGEST = 600;

    private final Outline outline;
    private final Set<String> known;
    private final Map<String, Set<String>> answers;
    private final long fate;
    private final Deque<Token> open = new ArrayDeque<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final List<Level> levels = new ArrayList<>();
    private final Map<String, Set<String>> done = new LinkedHashMap<>();
    private final List<String> happened = new ArrayList<>();
    private int steps;

    /** @param known elements that both versions have; the others take no time */
    private Walk(Outline outline, Set<String> known, Map<String, Set<String>> answers, long fate) {
        this.outline = outline;
        this.known = known;
        this.answers = answers;
        this.fate = fate;
    }

    /**
     * @param done     duties done, each with the duties that were done before it when it was first done
     * @param happened events known to both versions that came, and when
     */
    record Run(Map<String, Set<String>> done, List<String> happened) {
    }

    /** @return null when the run does not come to an end, or waits for ever at a join, which the gate refuses by a rule of its own */
    static Run run(Outline outline, String start, Set<String> known, Map<String, Set<String>> answers, long fate) {
        Walk walk = new Walk(outline, known, answers, fate);
        walk.put(outline.elements.get(start), "", new Level(null, null), Set.of());
        while (!walk.open.isEmpty() || walk.releaseInclusiveJoin()) {
            if (walk.steps++ > LONGEST) {
                return null;
            }
            Token token = walk.open.poll();
            if (token != null && !token.level.isOver()) {
                walk.enter(token);
            }
        }
        boolean waiting = walk.levels.stream().filter(level -> !level.isOver()).flatMap(level -> level.joining.values().stream())
                .anyMatch(arrived -> !arrived.isEmpty());
        return waiting ? null : new Run(walk.done, walk.happened);
    }

    private void put(Element at, String by, Level level, Set<String> past) {
        level.tokens++;
        Token token = new Token(at, by, level, past);
        if (known.contains(at.id())) {
            open.add(token);
        } else {
            open.addFirst(token);
        }
    }

    private void enter(Token token) {
        Element at = token.at;
        token.level.tokens--;
        switch (at.type()) {
            case "parallelGateway", "inclusiveGateway" -> join(token);
            case "exclusiveGateway" -> leave(at, token.level, token.past);
            case "eventBasedGateway" -> {
                int visit = visit(at);
                at.out().stream().map(flow -> outline.elements.get(flow.target()))
                        .min((one, other) -> Long.compare(chance("event", at.id(), one.id(), visit), chance("event", at.id(), other.id(), visit)))
                        .ifPresent(event -> put(event, "", token.level, token.past));
            }
            case "endEvent" -> end(token);
            case "subProcess" -> begin(at, token.level, token.past);
            default -> {
                if (at.isActivity() || at.type().equals("intermediateCatchEvent")) {
                    work(token);
                } else {
                    finish(at, token.level, token.past);
                }
            }
        }
    }

    private void begin(Element step, Level above, Set<String> past) {
        Level level = new Level(step, above);
        above.tokens++;
        levels.add(level);
        level.past.addAll(past);
        outline.elements.values().stream().filter(element -> element.scope().equals(step.id()) && element.type().equals("startEvent"))
                .forEach(start -> put(start, "", level, past));
    }

    /** A step that takes a while, in which events may come. */
    private void work(Token token) {
        Element at = token.at;
        int visit = visit(at);
        for (Element event : events(at.id())) {
            if (happens("boundary", event.id(), at.id(), visit)) {
                put(event, "", token.level, token.past);
                if (event.interrupting()) {
                    return;
                }
            }
        }
        for (Level level = at.type().equals("serviceTask") ? null : token.level; level != null; level = level.above) {
            for (Element event : eventsOf(level)) {
                boolean possible = known.contains(at.id()) || !known.contains(event.id());
                if (possible && !event.events().contains("errorEventDefinition") && happens("level", event.id(), at.id(), visit)) {
                    boolean inside = event.type().equals("startEvent");
                    if (event.interrupting()) {
                        interrupt(level, event, inside, token.past);
                        return;
                    }
                    put(event, "", inside ? level : level.above, token.past);
                }
            }
        }
        finish(at, token.level, token.past);
    }

    private void interrupt(Level level, Element event, boolean inside, Set<String> past) {
        level.over = true;
        if (level.above == null) {
            put(event, "", new Level(null, null), past);
        } else {
            level.above.tokens--;
            if (inside) {
                Level again = new Level(level.element, level.above);
                level.above.tokens++;
                levels.add(again);
                put(event, "", again, past);
            } else {
                put(event, "", level.above, past);
            }
        }
    }

    private List<Element> events(String step) {
        return outline.elements.values().stream().filter(event -> event.type().equals("boundaryEvent") && event.attachedTo().equals(step)).toList();
    }

    /** Events that belong to a level: at its edge, or starting a sub-process in it. */
    private List<Element> eventsOf(Level level) {
        String id = level.element == null ? "" : level.element.id();
        List<Element> found = new ArrayList<>(level.element == null ? List.of() : events(id));
        outline.elements.values().stream().filter(event -> event.type().equals("startEvent") && !event.scope().isEmpty()
                && outline.elements.get(event.scope()).byEvent() && outline.elements.get(event.scope()).scope().equals(id)).forEach(found::add);
        return found;
    }

    private void finish(Element at, Level level, Set<String> past) {
        Set<String> now = past;
        if (at.duty()) {
            done.putIfAbsent(at.id(), past);
            now = new LinkedHashSet<>(past);
            now.add(at.id());
        }
        leave(at, level, now);
    }

    private void join(Token token) {
        int ways = token.at.in().size();
        Map<String, Set<String>> arrived = token.level.joining.computeIfAbsent(token.at.id(), id -> new LinkedHashMap<>());
        token.level.tokens++;
        if (arrived.put(token.by, token.past) != null) {
            token.level.tokens--;
        }
        if (ways < 2 || token.at.type().equals("parallelGateway") && arrived.size() == ways) {
            release(token.at, token.level);
        } else if (!levels.contains(token.level)) {
            levels.add(token.level);
        }
    }

    private boolean releaseInclusiveJoin() {
        for (Level level : List.copyOf(levels)) {
            if (!level.isOver()) {
                for (String join : level.joining.keySet()) {
                    if (outline.elements.get(join).type().equals("inclusiveGateway") && !level.joining.get(join).isEmpty()) {
                        release(outline.elements.get(join), level);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void release(Element join, Level level) {
        Map<String, Set<String>> arrived = level.joining.put(join.id(), new LinkedHashMap<>());
        Set<String> past = new LinkedHashSet<>();
        arrived.values().forEach(past::addAll);
        level.tokens -= arrived.size();
        leave(join, level, past);
    }

    private void leave(Element at, Level level, Set<String> past) {
        if (at.out().isEmpty()) {
            consume(level, past);
            return;
        }
        boolean conditional = !at.type().equals("parallelGateway") && (at.type().equals("exclusiveGateway")
                || at.out().stream().anyMatch(flow -> !flow.condition().isEmpty()));
        int visit = conditional ? visit(at) : 0;
        List<Flow> taken = new ArrayList<>();
        for (Flow flow : at.out()) {
            boolean open = flow.condition().isEmpty() ? !flow.id().equals(at.otherwise()) : holds(flow.condition(), at, visit);
            if (!conditional || open && !(at.type().equals("exclusiveGateway") && !taken.isEmpty())) {
                taken.add(flow);
            }
        }
        if (taken.isEmpty()) {
            at.out().stream().filter(flow -> flow.id().equals(at.otherwise())).forEach(taken::add);
        }
        taken.forEach(flow -> put(outline.elements.get(flow.target()), flow.id(), level, past));
    }

    private void end(Token token) {
        if (token.at.events().contains("errorEventDefinition")) {
            for (Level level = token.level; level != null; level = level.above) {
                for (Element event : eventsOf(level)) {
                    if (event.events().contains("errorEventDefinition") && (event.error().equals("*") || event.error().equals(token.at.error()))) {
                        interrupt(level, event, event.type().equals("startEvent"), token.past);
                        return;
                    }
                }
            }
        }
        if (token.at.duty()) {
            done.putIfAbsent(token.at.id(), token.past);
        }
        if (token.at.events().contains("terminateEventDefinition")) {
            token.level.over = true;
            token.level.past.addAll(token.past);
            complete(token.level);
        } else {
            consume(token.level, token.past);
        }
    }

    private void consume(Level level, Set<String> past) {
        level.past.addAll(past);
        if (level.tokens == 0 && !level.over) {
            level.over = true;
            complete(level);
        }
    }

    private void complete(Level level) {
        if (level.above != null) {
            level.above.tokens--;
            finish(level.element, level.above, level.past);
        }
    }

    private int visit(Element at) {
        return visits.merge(at.id(), 1, Integer::sum);
    }

    private boolean holds(String condition, Element at, int visit) {
        if (condition.contains("(")) {
            return chance("asked", condition, at.id(), visit) % 2 == 0;
        }
        SimpleContext context = new SimpleContext();
        answers.keySet().stream().filter(condition::contains).forEach(name -> {
            Set<String> values = answers.get(name);
            List<String> all = new ArrayList<>(values);
            all.add("'other'");
            String value = all.get((int) (chance("answer", name, at.id(), visit) % all.size()));
            Object plain = value.startsWith("'") ? value.substring(1, value.length() - 1) : value.matches("\\d+") ? (Object) Long.valueOf(value)
                    : Boolean.valueOf(value);
            Object fitting = values.contains("true") && !(plain instanceof Boolean) ? Boolean.FALSE
                    : values.stream().anyMatch(other -> other.matches("\\d+")) && !(plain instanceof Long) ? (Object) (-1L) : plain;
            context.setVariable(name, EXPRESSIONS.createValueExpression(fitting, Object.class));
        });
        return (Boolean) EXPRESSIONS.createValueExpression(context, condition, Boolean.class).getValue(context);
    }

    private boolean happens(String what, String event, String at, int visit) {
        boolean happens = chance(what, event, at, visit) % 100 < (visit > 3 ? 50 : 8);
        if (happens && known.contains(event)) {
            happened.add(event + " at " + at + " " + visit);
        }
        return happens;
    }

    private long chance(String what, String one, String other, int visit) {
        long mixed = Objects.hash(what, one, other, visit) * 0x9E3779B97F4A7C15L + fate * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return (mixed ^ mixed >>> 31) >>> 1;
    }
}
