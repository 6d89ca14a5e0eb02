package cn.baolei.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.organisation.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Every row of the shipped decision table can be carried out. */
class DeadlineRowsTest {

    private static final Instant START = Instant.parse("2020-01-20T02:00:00Z");

    private final Scheduling scheduling =
            new Scheduling(new WorkingDayCalendar(new WorkingDayFile(new ClassPathResource("working-days/china.csv"))));

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void should_RingInOrder_When_RowApplies(String id, List<String> outputs) {
        Deadline deadline = new Deadline(Span.of(outputs.get(0)), Span.of(outputs.get(1)), Span.of(outputs.get(2)), Span.of(outputs.get(3)),
                Mode.ofCode(outputs.get(4)), Role.ofCode(outputs.get(5)).orElseThrow(), outputs.get(6));
        Schedule schedule = scheduling.schedule(deadline, START);
        assertThat(Stream.of(START, schedule.remindAt(), schedule.dueAt(), schedule.superviseAt(), schedule.clueAt()).toList()).isSorted();
        assertThat(schedule.clueAt()).isAfter(schedule.superviseAt());
        assertThat(deadline.escalatePlace()).matches("own|superior(-\\d)?|province|on-duty");
    }

    static Stream<Arguments> rows() throws IOException {
        return Dmn.readModelFromStream(new ClassPathResource("processes/decisions/deadlines.dmn").getInputStream())
                .getModelElementsByType(Rule.class).stream()
                .map(rule -> Arguments.of(rule.getId(), rule.getOutputEntries().stream().map(OutputEntry::getTextContent)
                        .map(text -> text.strip().replace("\"", "")).toList()));
    }
}
