package cn.baolei.audit.export;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.story.CaseStories;
import cn.baolei.audit.story.CaseStory;
import cn.baolei.engine.DeployedModels;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.ReadingDoor;
import cn.baolei.verification.CannotCheck;
import cn.baolei.verification.Evidence;
import cn.baolei.verification.Evidences;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Makes the file of a case, in the name of whoever asked for it and with no more than they may read. Begun anew after a crash. */
@Component
class ExportJob {

    static final Duration KEPT = Duration.ofDays(7);

    private static final String FIELD = "audit_export.content";
    private static final int TOLD = 40;
    private static final int WRITTEN = 90;

    private final ExportTable table;
    private final Exports exports;
    private final CaseStories stories;
    private final DeployedModels models;
    private final Evidences evidences;
    private final CaseSecrets secrets;
    private final OrganisationDirectory directory;
    private final IdentityService identities;
    private final Clock clock;

    ExportJob(ExportTable table, Exports exports, CaseStories stories, DeployedModels models, Evidences evidences, CaseSecrets secrets,
              OrganisationDirectory directory, IdentityService identities, Clock clock) {
        this.table = table;
        this.exports = exports;
        this.stories = stories;
        this.models = models;
        this.evidences = evidences;
        this.secrets = secrets;
        this.directory = directory;
        this.identities = identities;
        this.clock = clock;
    }

    void make(UUID id) {
        Export export = table.find(id).orElseThrow();
        if (export.finished()) {
            return;
        }
        table.progressed(id, 5);
        // Before the story is told: a key that is destroyed meanwhile must not let what was told be kept in clear.
        UnaryOperator<String> sealing = sealing(export.caseNumber());
        Optional<CaseStory> story = told(export);
        if (story.isEmpty()) {
            table.failed(id, "案卷不存在，或者已不在您的审计范围之内。", clock.instant());
            return;
        }
        table.progressed(id, TOLD);
        CaseFile file = CaseFile.of(export, directory.displayNameOf(export.requestedBy()), story.get())
                .proved(digest -> evidence(story.get(), digest));
        byte[] content = export.format() == Format.JSON ? file.json() : new CaseFilePdf(file, file.json(), models::version).write();
        table.progressed(id, WRITTEN);
        Instant now = clock.instant();
        table.done(id, sealing.apply(Base64.getEncoder().encodeToString(content)), DigestUtils.sha256Hex(content), content.length, now, now.plus(KEPT));
    }

    void giveUp(UUID id) {
        table.failed(id, "没有制作成功，请重新导出；仍不成功的，请联系系统管理员。", clock.instant());
    }

    private Optional<CaseStory> told(Export export) {
        String user = export.requestedBy();
        try {
            Granted granted = exports.granted(user, export.ground() != null);
            identities.setAuthentication(user, identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList(),
                    identities.createTenantQuery().userMember(user).list().stream().map(Tenant::getId).toList());
            return ReadingDoor.through("audit-export " + export.id(), () -> export.ground() == null ? stories.of(granted, export.caseNumber())
                    : stories.inClear(granted, export.caseNumber()));
        } catch (ResponseStatusException noAuditorAnyMore) {
            return Optional.empty();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** None where the journal tells of more than the story may: of organisations beyond the scope of whoever asked. */
    private Evidence evidence(CaseStory story, String digest) {
        try {
            Evidence evidence = evidences.of(story.caseNumber(), digest);
            Set<String> told = story.instances().stream().map(CaseStory.Instance::id).collect(Collectors.toSet());
            return told.containsAll(evidence.instances()) ? evidence : null;
        } catch (CannotCheck nothingSealedYet) {
            return null;
        }
    }

    /** Under the key of the case; as it is where that was destroyed, because then nothing protected can be told any more. */
    private UnaryOperator<String> sealing(String caseNumber) {
        try {
            secrets.seal(caseNumber, FIELD, "-");
            return content -> secrets.seal(caseNumber, FIELD, content);
        } catch (Refusal destroyed) {
            return UnaryOperator.identity();
        }
    }
}
