package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.taskwork.TaskAction;
import cn.baolei.taskwork.TaskActions;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What officials did with tasks beside completing them: opinions, attachments, 转办, 委派, 加签, 会签, 退回, 终止. */
@Component
@Order(6)
class ActionMoments implements Source {

    private static final int WITHIN = 6;

    private final TaskActions actions;
    private final OrganisationDirectory directory;

    ActionMoments(TaskActions actions, OrganisationDirectory directory) {
        this.actions = actions;
        this.directory = directory;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        Names names = new Names(directory);
        return actions.ofCase(matter.caseNumber(), matter.shown()).stream().flatMap(action -> matter.task(action.task()).stream()
                .map(visit -> Told.in(visit, WITHIN, action.actedAt(), kindOf(action), action.actor(), words(action, names)).withDigest(action.sha256())));
    }

    private static Kind kindOf(TaskAction action) {
        return switch (action.kind()) {
            case "意见" -> Kind.OPINION;
            case "附件" -> Kind.ATTACHMENT;
            case "终止" -> Kind.INTERVENTION;
            default -> Kind.HANDING;
        };
    }

    private static String words(TaskAction action, Names names) {
        String to = action.persons().isEmpty() ? "" : "给" + names.people(action.persons());
        return action.kind() + to + (action.content().isBlank() ? "" : "：" + action.content());
    }
}
