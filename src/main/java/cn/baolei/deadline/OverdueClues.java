package cn.baolei.deadline;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** A step that stays open even after 督办 is a suspected breach of duty of the organisation whose step it is. */
@Component
class OverdueClues {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(OfficialTime.ZONE);

    private final Clues clues;
    private final OrganisationDirectory directory;
    private final Clock clock;

    OverdueClues(Clues clues, OrganisationDirectory directory, Clock clock) {
        this.clues = clues;
        this.directory = directory;
        this.clock = clock;
    }

    void open(DelegateTask task, Schedule schedule) {
        clues.open(new Clue("overdue", task.getExecution().getProcessBusinessKey(), task.getTenantId(), task.getId(), List.of(
                fact("逾期环节", task.getName()),
                fact("承办岗位", postsOf(task)),
                fact("开始时间", TIME.format(schedule.startedAt())),
                fact("应办结时间", TIME.format(schedule.dueAt())),
                fact("督办时间", TIME.format(schedule.superviseAt())),
                fact("已逾期", inWords(Duration.between(schedule.dueAt(), clock.instant()))))));
    }

    private String postsOf(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).map(Post::ofGroupId)
                .map(post -> directory.get(post.organisation()).name() + post.role().label()).collect(Collectors.joining("、"));
    }

    private static Map<String, String> fact(String item, String content) {
        return Map.of("item", item, "content", content);
    }

    private static String inWords(Duration late) {
        String days = late.toDays() == 0 ? "" : late.toDays() + "天";
        String hours = late.toHoursPart() == 0 ? "" : late.toHoursPart() + "小时";
        String minutes = late.toMinutesPart() == 0 ? "" : late.toMinutesPart() + "分钟";
        return days + hours + minutes;
    }
}
