package cn.baolei.deadline;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** A step that stays open even after 督办 is a suspected breach of duty of the organisation whose step it is. */
@Component
class OverdueClues {

    private final Clues clues;
    private final TaskPosts posts;
    private final Clock clock;

    OverdueClues(Clues clues, TaskPosts posts, Clock clock) {
        this.clues = clues;
        this.posts = posts;
        this.clock = clock;
    }

    void open(DelegateTask task, Schedule schedule) {
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
