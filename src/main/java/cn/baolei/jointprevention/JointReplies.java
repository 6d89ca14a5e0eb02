package cn.baolei.jointprevention;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings replies that other systems hand in to the letters they answer. */
@Service
class JointReplies {

    private static final String MESSAGE = "joint-reply-received";
    /** Who may hand in what has come for their organisation. */
    private static final Set<Role> RECEIVERS = Set.of(Role.OFFICE_DIRECTOR, Role.DUTY_OFFICER);

    private final JointLetters letters;
    private final OrganisationDirectory directory;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final Clock clock;

    JointReplies(JointLetters letters, OrganisationDirectory directory, RuntimeService runtime, IdentityService identities, Clock clock) {
        this.letters = letters;
        this.directory = directory;
        this.runtime = runtime;
        this.identities = identities;
        this.clock = clock;
    }

    /** The instance waiting for a reply to that letter; empty when it is unknown, not yet sent, or another organisation's. */
    Optional<String> find(String official, JointReply reply) {
        reply.check(clock.instant());
        Set<String> organisations = directory.postsOf(official).stream().filter(post -> RECEIVERS.contains(post.role()))
                .flatMap(post -> directory.withPredecessors(post.organisation()).stream()).collect(Collectors.toSet());
        return letters.instanceOf(reply.caseNumber(), reply.letterNumber(), organisations);
    }

    /** @throws org.camunda.bpm.engine.MismatchingMessageCorrelationException when the letter waits for no reply any more */
    @Transactional
    void deliver(String processInstance, String official, JointReply reply) {
        letters.handedInBy(processInstance, official);
        // Nobody has the right to move instances by hand; who may hand in a reply was settled by find().
        identities.clearAuthentication();
        runtime.createMessageCorrelation(MESSAGE).processInstanceId(processInstance)
                .setVariables(Map.of("agencyReply", reply.reply(), "replyReceivedAt", reply.receivedAt()))
                .correlate();
    }
}
