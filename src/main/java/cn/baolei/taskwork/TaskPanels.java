package cn.baolei.taskwork;

import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.routing.RoutingRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers a {@link TaskPanel}. */
@Service
@Transactional(readOnly = true)
class TaskPanels {

    private final TasksAtHand atHand;
    private final OwnSteps ownSteps;
    private final Returns returns;
    private final Colleagues colleagues;
    private final Countersigning countersigning;
    private final TaskActions actions;
    private final Attachments attachments;
    private final CaseReaders readers;
    private final MatterFacts facts;
    private final Unrestricted unrestricted;
    private final OrganisationDirectory directory;
    private final RoutingRecord routing;
    private final CaseSecrets secrets;

    TaskPanels(TasksAtHand atHand, OwnSteps ownSteps, Returns returns, Colleagues colleagues, Countersigning countersigning,
               TaskActions actions, Attachments attachments, CaseReaders readers, MatterFacts facts, Unrestricted unrestricted,
               OrganisationDirectory directory, RoutingRecord routing, CaseSecrets secrets) {
        this.atHand = atHand;
        this.ownSteps = ownSteps;
        this.returns = returns;
        this.colleagues = colleagues;
        this.countersigning = countersigning;
        this.actions = actions;
        this.attachments = attachments;
        this.readers = readers;
        this.facts = facts;
        this.unrestricted = unrestricted;
        this.directory = directory;
        this.routing = routing;
        this.secrets = secrets;
    }

    /**
     * Empty for a task that the signed-in person does not see.
     *
     * @param csrf null for a request that is signed itself and needs none
     */
    Optional<TaskPanel> of(String taskId, CsrfToken csrf) {
        return atHand.visible(taskId).map(task -> {
            try (CaseSecrets.Reading reading = secrets.reading(atHand.me())) {
                return panel(taskId, task, reading, csrf);
            }
        });
    }

    private TaskPanel panel(String taskId, TaskRef task, CaseSecrets.Reading reading, CsrfToken csrf) {
        boolean signing = !task.id().equals(taskId);
        boolean mine = !signing && task.assignee().map(atHand.me()::equals).orElse(true);
        boolean own = ownSteps.isOwn(task);
        return new TaskPanel(task.name(), task.caseNumber(), mine, task.assignee().isPresent(), own, task.entrusted(), signing,
                mine ? returns.targets(task) : List.of(), mine && !own ? colleagues.of(task, atHand.me()) : List.of(),
                signing ? unrestricted.call(() -> facts.of(task.instance(), task.caseNumber())) : List.of(),
                countersigning.of(task.id()).stream().map(each -> signing(each, reading)).toList(),
                trail(task, reading),
                attachments.readableOf(task.caseNumber()).stream().map(each -> file(each, reading)).toList(),
                csrf == null ? null : csrf.getHeaderName(), csrf == null ? null : csrf.getToken());
    }

    /** Who must keep out of the case and has a step of their own in it sees what they did themselves. */
    private List<TaskPanel.Line> trail(TaskRef task, CaseSecrets.Reading reading) {
        boolean all = readers.mayRead(atHand.me(), task.caseNumber());
        Stream<TaskPanel.Line> done = actions.sealedOf(task.instance()).stream()
                .filter(action -> all || atHand.me().equals(action.actor())).map(action -> line(action.with(reading::show)));
        Stream<TaskPanel.Line> routed = routing.ofInstance(task.instance()).stream()
                .filter(line -> all || atHand.me().equals(line.official())).map(this::line);
        return Stream.concat(done, routed).sorted(Comparator.comparing(TaskPanel.Line::at)).toList();
    }

    private TaskPanel.Signing signing(Countersign countersign, CaseSecrets.Reading reading) {
        return new TaskPanel.Signing(countersign.rule().label(), name(countersign.openedBy()),
                countersign.agreed().map(agreed -> agreed ? "通过" : "未通过").orElse("进行中"),
                countersign.votes().stream().map(vote -> new TaskPanel.Signature(name(vote.signer()), said(vote, reading))).toList());
    }

    private static String said(Countersign.Vote vote, CaseSecrets.Reading reading) {
        return vote.agreed().map(agreed -> (agreed ? "同意" : "不同意") + (vote.opinion().isEmpty() ? "" : "：" + reading.show(vote.opinion())))
                .orElse(vote.subtask() == null ? "未轮到" : "未签");
    }

    private TaskPanel.Line line(RoutingRecord.Line routed) {
        boolean handled = routed.kind() == RoutingRecord.Kind.HANDLED;
        return new TaskPanel.Line(routed.at(), routed.kind().label(), routed.stepName() == null ? "" : routed.stepName(),
                handled ? name(routed.official()) : "系统", "", routed.words(), null);
    }

    private TaskPanel.Line line(TaskAction action) {
        return new TaskPanel.Line(action.actedAt(), action.kind(), action.stepName(), action.actor() == null ? "系统" : name(action.actor()),
                action.persons().stream().map(this::name).collect(Collectors.joining("、")), action.content(), action.sha256());
    }

    private TaskPanel.File file(Attachment attachment, CaseSecrets.Reading reading) {
        return new TaskPanel.File(attachment.id().toString(), reading.show(attachment.name()), attachment.size(), name(attachment.addedBy()),
                attachment.addedAt());
    }

    private String name(String user) {
        return directory.displayNameOf(user);
    }
}
