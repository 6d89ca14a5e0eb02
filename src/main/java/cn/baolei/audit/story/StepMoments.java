package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.engine.OfficialTime;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The steps of a case, by officials and by the system. Gateways and what has no name stand in the diagram alone. */
@Component
@Order(2)
class StepMoments implements Source {

    private static final int ENTERED = 0;
    private static final int LEFT = 9;

    @Override
    public Stream<Told> of(Matter matter) {
        return matter.visits().stream().filter(visit -> !PathTaken.surrounds(visit) && !visit.type().endsWith("Gateway")
                && (visit.name() != null && !visit.name().isBlank() || visit.isUserTask())).flatMap(visit -> tell(visit, matter));
    }

    private static Stream<Told> tell(Visit visit, Matter matter) {
        return switch (visit.type()) {
            case "userTask" -> Stream.concat(Stream.of(in(visit, ENTERED, visit.task().due() == null ? "进入环节"
                    : "进入环节，应于" + OfficialTime.minute(visit.task().due()) + "前办结", null)), ended(visit, matter));
            case "callActivity", "receiveTask", "subProcess" -> Stream.concat(Stream.of(in(visit, ENTERED, verb(visit) + "开始", null)),
                    visit.ended() == null ? Stream.of() : Stream.of(in(visit, LEFT, verb(visit) + (visit.canceled() ? "中止" : "结束"), null)));
            default -> visit.ended() == null ? Stream.of(in(visit, ENTERED, "等待", null))
                    : Stream.of(in(visit, LEFT, visit.canceled() ? "未发生即撤销" : visit.type().endsWith("Task") ? "系统已办" : "已发生", null));
        };
    }

    private static String verb(Visit visit) {
        return switch (visit.type()) {
            case "callActivity" -> "调用流程";
            case "receiveTask" -> "等待";
            default -> "子流程";
        };
    }

    private static Stream<Told> ended(Visit visit, Matter matter) {
        if (visit.ended() == null) {
            return Stream.of();
        }
        String took = "用时" + Times.duration(Duration.between(visit.started(), visit.ended()));
        boolean late = visit.isLate(matter.now());
        String missed = late ? "，超期" + Times.duration(Duration.between(visit.task().due(), visit.ended())) : "";
        return Stream.of(in(visit, LEFT, visit.canceled() ? "未办即结束" + missed : "办结，" + took + missed, visit.canceled() ? null : visit.task().assignee()).lateIf(late));
    }

    private static Told in(Visit visit, int place, String words, String user) {
        return Told.in(visit, place, place == LEFT ? visit.ended() : visit.started(), Kind.STEP, user, words);
    }
}
