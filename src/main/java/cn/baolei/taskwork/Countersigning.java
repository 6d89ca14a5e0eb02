package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 会签 and 前加签: colleagues sign before the task can be completed. Each signs in a task of their own; when the rule has decided,
 * those who have not signed yet need not any more.
 */
@Service
@Transactional
class Countersigning {

    private final TasksAtHand atHand;
    private final TaskService tasks;
    private final Unrestricted unrestricted;
    private final Colleagues colleagues;
    private final CountersignStore store;
    private final TaskActions actions;
    private final TaskNotices notices;

    Countersigning(TasksAtHand atHand, @Lazy TaskService tasks, Unrestricted unrestricted, Colleagues colleagues,
                   CountersignStore store, TaskActions actions, TaskNotices notices) {
        this.atHand = atHand;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
        this.colleagues = colleagues;
        this.store = store;
        this.actions = actions;
        this.notices = notices;
    }

    /** 会签 by several. */
    void open(String taskId, List<String> signers, SigningRule rule, String request) {
        begin(ActionKind.COUNTERSIGN, taskId, signers, rule, Words.required("会签事由", request));
    }

    /** 前加签: one more person signs first. */
    void signBefore(String taskId, String signer, String request) {
        begin(ActionKind.SIGN_BEFORE, taskId, signer == null ? List.of() : List.of(signer), SigningRule.ALL,
                Words.required("加签说明", request));
    }

    private void begin(ActionKind kind, String taskId, List<String> signers, SigningRule rule, String request) {
        TaskRef task = atHand.shared(taskId);
        colleagues.require(signers, task, atHand.me());
        if (isOpen(taskId)) {
            throw new Refusal("该事项的会签或加签尚未完成，不能再次发起");
        }
        long id = store.open(taskId, rule, atHand.me(), signers);
        actions.record(kind, task, signers, (kind == ActionKind.COUNTERSIGN ? rule.label() + "：" : "") + request);
        for (int ordinal = 0; ordinal < (rule == SigningRule.IN_ORDER ? 1 : signers.size()); ordinal++) {
            ask(id, ordinal, signers.get(ordinal), task);
        }
    }

    /** @param subtaskId the signer's own task */
    void vote(String subtaskId, boolean agreed, String opinion) {
        String words = agreed ? Words.optional("会签意见", opinion) : Words.required("不同意的理由", opinion);
        TaskRef task = atHand.visible(subtaskId).orElseThrow(() -> new Refusal("该会签已有结果，无需再办理"));
        Countersign before = store.ofSubtask(subtaskId).filter(countersign -> countersign.agreed().isEmpty())
                .orElseThrow(() -> new Refusal("该会签已有结果，无需再办理"));
        store.vote(subtaskId, agreed, words, task.caseNumber());
        actions.record(ActionKind.VOTE, task, List.of(before.openedBy()), (agreed ? "同意" : "不同意") + (words.isEmpty() ? "" : "：" + words));
        complete(subtaskId);
        settle(store.ofSubtask(subtaskId).orElseThrow(), task);
    }

    private void settle(Countersign now, TaskRef task) {
        now.rule().decide(now.votes().stream().map(Countersign.Vote::agreed).toList())
                .ifPresentOrElse(outcome -> close(now, outcome, task), () -> askNext(now, task));
    }

    /** @param subtask null for a signer whose turn has not come */
    private void complete(String subtask) {
        if (subtask != null) {
            unrestricted.call(() -> {
                tasks.complete(subtask);
                return null;
            });
        }
    }

    /** Signatures of those who must keep out of the case are no longer waited for. */
    void release(TaskRef task, Set<String> recused) {
        for (Countersign open : store.ofTask(task.id()).stream().filter(countersign -> countersign.agreed().isEmpty()).toList()) {
            List<Countersign.Vote> released = open.votes().stream()
                    .filter(vote -> vote.agreed().isEmpty() && recused.contains(vote.signer())).toList();
            if (!released.isEmpty()) {
                released.forEach(vote -> complete(vote.subtask()));
                Optional<Countersign> left = store.without(open, released);
                left.ifPresentOrElse(now -> settle(now, task), () -> actions.record(ActionKind.COUNTERSIGNED, task,
                        List.of(open.openedBy()), "所请人员应当回避，会签取消"));
            }
        }
    }

    /** Whether a task still waits for signatures. */
    boolean isOpen(String taskId) {
        return store.ofTask(taskId).stream().anyMatch(countersign -> countersign.agreed().isEmpty());
    }

    List<Countersign> of(String taskId) {
        return store.ofTask(taskId);
    }

    private void askNext(Countersign countersign, TaskRef task) {
        if (countersign.rule() == SigningRule.IN_ORDER) {
            Countersign.Vote next = countersign.votes().stream().filter(vote -> vote.agreed().isEmpty()).findFirst().orElseThrow();
            if (next.subtask() == null) {
                ask(countersign.id(), next.ordinal(), next.signer(), task);
            }
        }
    }

    private void close(Countersign countersign, boolean agreed, TaskRef task) {
        store.close(countersign.id(), agreed);
        countersign.votes().stream().filter(vote -> vote.agreed().isEmpty()).map(Countersign.Vote::subtask).forEach(this::complete);
        actions.record(ActionKind.COUNTERSIGNED, task, List.of(countersign.openedBy()),
                countersign.rule().label() + "：" + (agreed ? "通过" : "未通过"));
        notices.countersigned(countersign.openedBy(), task);
    }

    private void ask(long countersign, int ordinal, String signer, TaskRef task) {
        String subtask = unrestricted.call(() -> {
            Task about = tasks.createTaskQuery().taskId(task.id()).singleResult();
            Task asked = tasks.newTask();
            asked.setParentTaskId(task.id());
            asked.setTenantId(task.organisation());
            asked.setName("会签：" + task.name());
            asked.setAssignee(signer);
            asked.setDueDate(about.getDueDate());
            tasks.saveTask(asked);
            return asked.getId();
        });
        store.asked(countersign, ordinal, subtask);
        notices.asksOpinion(signer, task, subtask);
    }
}
