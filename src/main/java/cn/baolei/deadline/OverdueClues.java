package cn.baolei.deadline;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.ModelProperties;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * A step that stays open even after 督办 is a suspected breach of duty of the organisation whose step it is, and one level up looks
 * into it. Above the highest organisation there is nobody: what stays open there of looking into others opens no further case, which
 * the same people would leave as they left this one; its 书记 and 纪检委员 are told.
 */
@Component
class OverdueClues {

    private static final Set<String> LOOKING_INTO_OTHERS = Set.of("accountability", SupervisionOrders.SUPERVISION);

    private final Clues clues;
    private final TaskPosts posts;
    private final OrganisationDirectory directory;
    private final TaskAlarms alarms;
    private final Clock clock;

    OverdueClues(Clues clues, TaskPosts posts, OrganisationDirectory directory, TaskAlarms alarms, Clock clock) {
        this.clues = clues;
        this.posts = posts;
        this.directory = directory;
        this.alarms = alarms;
        this.clock = clock;
    }

    void open(DelegateTask task, Schedule schedule) {
        if (directory.root().code().equals(task.getTenantId()) && LOOKING_INTO_OTHERS.contains(ModelProperties.processKeyOf(task))) {
            alarms.leftAtTheTop(task);
            return;
        }
        clues.open(new Clue("overdue", task.getExecution().getProcessBusinessKey(), task.getTenantId(), task.getId(), List.of(
                fact("逾期环节", task.getName()),
                fact("承办岗位", posts.inWords(task)),
                fact("开始时间", OfficialWords.time(schedule.startedAt())),
                fact("应办结时间", OfficialWords.time(schedule.dueAt())),
                fact("督办时间", OfficialWords.time(schedule.superviseAt())),
                fact("已逾期", OfficialWords.duration(Duration.between(schedule.dueAt(), clock.instant()))))));
    }

    private static Map<String, String> fact(String item, String content) {
        return Map.of("item", item, "content", content);
    }
}
