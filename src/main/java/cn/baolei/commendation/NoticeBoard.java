package cn.baolei.commendation;

import cn.baolei.engine.CurrentUser;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 公示栏: the notices somebody may see, and objections to them. */
@Service
public class NoticeBoard {

    private static final String OBJECTION = "commendation-objection";

    private final NoticeTable notices;
    private final Cadres cadres;
    private final OrganisationDirectory directory;
    private final RuntimeService runtime;
    private final CurrentUser currentUser;

    NoticeBoard(NoticeTable notices, Cadres cadres, OrganisationDirectory directory, @Lazy RuntimeService runtime,
                CurrentUser currentUser) {
        this.notices = notices;
        this.cadres = cadres;
        this.directory = directory;
        this.runtime = runtime;
        this.currentUser = currentUser;
    }

    /** Open notices of the organisations to which the user belongs, of those above them and of those that report to them. */
    List<PublicNotice> visibleTo(String user) {
        Set<String> own = directory.postsOf(user).stream().map(Post::organisation).collect(Collectors.toSet());
        return notices.open().stream().filter(notice -> concerns(notice, own)).toList();
    }

    /**
     * Registers an objection, in the user's own name.
     *
     * @return false when there is no such open notice that the user may see
     */
    @Transactional
    public boolean object(long id, String user, String content) {
        return visibleTo(user).stream().filter(notice -> notice.id() == id).findFirst().filter(notice -> deliver(notice.instance()))
                .map(notice -> notices.object(notice.id(), user, content)).orElse(false);
    }

    /** As the organisation, because whoever objects has no right to move the procedure. */
    private boolean deliver(String instance) {
        return currentUser.setAside(() -> !runtime.createMessageCorrelation(OBJECTION).processInstanceId(instance)
                .correlateAllWithResult().isEmpty());
    }

    private boolean concerns(PublicNotice notice, Set<String> organisations) {
        return cadres.subtree(notice.organisation()).stream().anyMatch(organisations::contains)
                || directory.superiorOf(notice.organisation()).map(Organisation::code).filter(organisations::contains).isPresent();
    }
}
