package cn.baolei.taskwork;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 意见 on a task, and 抄送 of it to colleagues. */
@Service
@Transactional
class Opinions {

    private final TasksAtHand atHand;
    private final Colleagues colleagues;
    private final TaskActions actions;
    private final TaskNotices notices;

    Opinions(TasksAtHand atHand, Colleagues colleagues, TaskActions actions, TaskNotices notices) {
        this.atHand = atHand;
        this.colleagues = colleagues;
        this.actions = actions;
        this.notices = notices;
    }

    void write(String taskId, String opinion) {
        String words = Words.required("意见", opinion);
        actions.record(ActionKind.OPINION, atHand.shared(taskId), List.of(), words);
    }

    /** The colleagues are told, and may from now on read the case's file and attachments. */
    void copy(String taskId, Collection<String> persons, String note) {
        TaskRef task = atHand.shared(taskId);
        colleagues.require(persons, task, atHand.me());
        actions.record(ActionKind.COPY, task, persons, Words.optional("说明", note));
        notices.copied(Set.copyOf(persons), task);
    }
}
