package cn.baolei.caserecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class CaseNumbersTest {

    @Autowired
    CaseNumbers numbers;

    @Autowired
    Scenario scenario;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void noNumbersYet() {
        jdbc.sql("delete from case_number where organisation in ('a-school', 'b-school')").update();
        scenario.set(Instant.parse("2020-02-10T01:00:00Z"));
    }

    @Test
    void should_CountPerOrganisationAndDayInShanghai_When_Numbered() {
        assertThat(numbers.next("a-school")).isEqualTo("a-school-20200210-1");
        assertThat(numbers.next("a-school")).isEqualTo("a-school-20200210-2");
        assertThat(numbers.next("b-school")).isEqualTo("b-school-20200210-1");
        scenario.set(Instant.parse("2020-02-10T16:00:00Z"));
        assertThat(numbers.next("a-school")).isEqualTo("a-school-20200211-1");
    }

    @Test
    void should_GiveTheNumberBack_When_TheStartRollsBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            numbers.next("a-school");
            throw new IllegalStateException();
        })).isInstanceOf(IllegalStateException.class);

        assertThat(numbers.next("a-school")).isEqualTo("a-school-20200210-1");
    }

    @Test
    void should_LeaveNoGapAndNoDouble_When_ManyStartAtOnce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        try {
            Callable<String> start = () -> numbers.next("a-school");
            List<Future<String>> given = people.invokeAll(Stream.generate(() -> start).limit(40).toList());
            assertThat(given).extracting(Future::get).containsExactlyInAnyOrderElementsOf(
                    IntStream.rangeClosed(1, 40).mapToObj(number -> "a-school-20200210-" + number).toList());
        } finally {
            people.shutdownNow();
        }
    }
}
