package cn.baolei.audit.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.audit.story.PathTaken.Flow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathTakenTest {

    private static final Instant START = Instant.parse("2020-02-10T01:00:00Z");
    /** start → fork ⇉ a, b ⇉ join → either ⇉ c, d → end; d goes back to a, and c is also reached from a timer at b. */
    private static final List<Flow> FLOWS = List.of(new Flow("start-fork", "start", "fork"), new Flow("fork-a", "fork", "a"), new Flow("fork-b", "fork", "b"),
            new Flow("a-join", "a", "join"), new Flow("b-join", "b", "join"), new Flow("join-either", "join", "either"), new Flow("either-c", "either", "c"),
            new Flow("either-d", "either", "d"), new Flow("timer-c", "timer", "c"), new Flow("d-a", "d", "a"), new Flow("c-end", "c", "end"));

    @Test
    void should_NameBothBranches_When_TheyRanSideBySide() {
        assertThat(PathTaken.of(FLOWS, List.of(visit("start", 0, 0, 1), visit("fork", 0, 0, 2), visit("a", 0, 5, 3), visit("b", 0, 8, 3),
                visit("join", 5, 8, 4), visit("join", 8, 8, 4), visit("either", 8, 8, 5), open("c", 8, 6))))
                .containsExactly("a-join", "b-join", "either-c", "fork-a", "fork-b", "join-either", "start-fork");
    }

    @Test
    void should_NameTheWayThatWasTaken_When_AStepCanBeReachedByTwo() {
        assertThat(PathTaken.of(FLOWS, List.of(visit("either", 1, 1, 5), visit("timer", 3, 3, 7), open("c", 3, 8)))).containsExactly("timer-c");
    }

    @Test
    void should_NameTheWayBack_When_AStepIsRepeated() {
        assertThat(PathTaken.of(FLOWS, List.of(visit("fork", 0, 0, 2), visit("a", 0, 1, 3), visit("d", 1, 2, 7), open("a", 2, 8))))
                .containsExactly("d-a", "fork-a");
    }

    @Test
    void should_NameNothing_When_OnlyOneEndTellsOfIt() {
        assertThat(PathTaken.of(FLOWS, List.of(visit("d", 1, 2, 7)))).isEmpty();
        Visit withdrawn = new Visit("x", "run", "run", "t", "def", "b", "b", "userTask", START, START.plusSeconds(1), true, 3, null);
        assertThat(PathTaken.of(FLOWS, List.of(withdrawn, open("join", 2, 4)))).as("what was withdrawn went on nowhere").isEmpty();
        assertThat(PathTaken.of(FLOWS, List.of(open("either", 0, 5), open("c", 1, 6)))).as("left by nobody yet").isEmpty();
    }

    @Test
    void should_CountTheWholeOnce_When_AStepIsRepeatedForMany() {
        assertThat(PathTaken.of(FLOWS, List.of(visit("fork", 0, 0, 2), visit("a#multiInstanceBody", 0, 9, 3), visit("a", 0, 4, 4), visit("a", 0, 9, 5),
                open("join", 9, 6)))).containsExactly("a-join", "fork-a");
    }

    private static Visit visit(String activity, int from, int to, long sequence) {
        return new Visit(activity + from + sequence, "run", "run", "t", "def", activity, activity, "userTask", START.plusSeconds(from), START.plusSeconds(to), false, sequence, null);
    }

    private static Visit open(String activity, int from, long sequence) {
        return new Visit(activity + from + sequence, "run", "run", "t", "def", activity, activity, "userTask", START.plusSeconds(from), null, false, sequence, null);
    }
}
