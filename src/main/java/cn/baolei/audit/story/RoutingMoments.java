package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.routing.RoutingRecord;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To whom steps fell where nobody held the post, who did them for whom, and who must keep out of the case. */
@Component
@Order(7)
class RoutingMoments implements Source {

    private static final int OFFERED = 1;
    private static final int DONE = 8;

    private final RoutingRecord routing;
    private final JdbcClient jdbc;

    RoutingMoments(RoutingRecord routing, JdbcClient jdbc) {
        this.routing = routing;
        this.jdbc = jdbc;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        return Stream.concat(routing.ofCase(matter.caseNumber()).stream().flatMap(line -> matter.task(line.task()).stream()
                .map(visit -> Told.in(visit, line.kind() == RoutingRecord.Kind.HANDLED ? DONE : OFFERED, line.at(), Kind.ROUTING, line.official(), words(line)))), recusals(matter).stream());
    }

    /** Of a step that fell to somebody else the record itself begins 代……办理. */
    private static String words(RoutingRecord.Line line) {
        return line.kind() == RoutingRecord.Kind.FALLEN ? line.words() : line.kind().label() + "：" + line.words();
    }

    private List<Told> recusals(Matter matter) {
        return jdbc.sql("select official, reason, recused_at from recusal where case_number = ?").param(matter.caseNumber())
                .query((row, number) -> Told.beside(Times.of(row, "recused_at"), 0, Kind.ROUTING, row.getString("official"), null, null,
                        "须回避本案：" + matter.shown().apply(row.getString("reason")))).list();
    }
}
