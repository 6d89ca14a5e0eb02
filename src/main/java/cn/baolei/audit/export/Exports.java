package cn.baolei.audit.export;

import cn.baolei.audit.AuditScope;
import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.story.CaseStories;
import cn.baolei.engine.Refusal;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.protection.CaseSecrets;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Takes requests for files of cases and hands the files out; {@link ExportJob} makes them. */
@Service
class Exports {

    static final int MOST = 50;

    private static final int SHORTEST_GROUND = 5;
    private static final int LONGEST_GROUND = 200;

    private final AuditScope scope;
    private final CaseStories stories;
    private final ExportTable table;
    private final CaseSecrets secrets;
    private final SchedulerClient scheduler;
    private final Journal journal;
    private final Clock clock;

    Exports(AuditScope scope, CaseStories stories, ExportTable table, CaseSecrets secrets, SchedulerClient scheduler, Journal journal,
            Clock clock) {
        this.scope = scope;
        this.stories = stories;
        this.table = table;
        this.secrets = secrets;
        this.scheduler = scheduler;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Puts the request, with its ground, on record and orders the file for after the commit.
     *
     * @param ground why protected values are to be opened; blank: they are not
     * @return empty alike when there is no such case and when it is not in scope
     * @throws Refusal when the ground is too short or too long, or whoever asks is no 审计员 and states one
     */
    @Transactional
    public Optional<UUID> request(String user, String caseNumber, Format format, String ground) {
        String stated = ground.isBlank() ? null : ground.strip();
        if (!stories.covers(scope.require(user), caseNumber)) {
            return Optional.empty();
        }
        if (stated != null && (stated.length() < SHORTEST_GROUND || stated.length() > LONGEST_GROUND)) {
            throw new Refusal("请写明查阅依据（" + SHORTEST_GROUND + " 至 " + LONGEST_GROUND + " 个字），例如文件名称和文号");
        }
        if (stated != null && !isAuditor(user, caseNumber)) {
            throw new Refusal("只有本案的审计员可以凭查阅依据导出明文；不填依据，可以导出掩码案卷");
        }
        UUID id = UUID.randomUUID();
        table.insert(id, caseNumber, format, user, clock.instant(), stated);
        journal.record(Chains.ofCase(caseNumber), Kinds.EXPORT, Map.of("export", id, "format", format, "by", user, "ground", stated == null ? "" : stated));
        scheduler.schedule(SchedulableInstance.of(new TaskInstance<Void>(ExportTask.NAME, id.toString()), schedulerNow -> schedulerNow));
        return Optional.of(id);
    }

    private boolean isAuditor(String user, String caseNumber) {
        try {
            return stories.covers(scope.requireAuditor(user), caseNumber);
        } catch (ResponseStatusException none) {
            return false;
        }
    }

    /** Only 审计员 have protected values opened on a ground they state. */
    Granted granted(String user, boolean clear) {
        return clear ? scope.requireAuditor(user) : scope.require(user);
    }

    /** Those that somebody asked for, the newest first. */
    List<Export> of(String user) {
        scope.require(user);
        return table.of(user, MOST);
    }

    /** For whoever asked, if they may still audit the case. */
    Optional<Export> fetchable(String user, UUID id) {
        scope.require(user);
        return table.find(id).filter(export -> export.requestedBy().equals(user)).filter(export -> export.kept() && clock.instant().isBefore(export.expiresAt()))
                .filter(export -> stories.covers(granted(user, export.ground() != null), export.caseNumber()));
    }

    /** Empty where its time is over, or what it held was erased. The reading is on record before this returns. */
    Optional<byte[]> content(String user, Export export) {
        try (CaseSecrets.Reading reading = secrets.reading(user)) {
            return table.content(export.id()).map(reading::show).filter(content -> !content.equals(CaseSecrets.ERASED)).map(Base64.getDecoder()::decode);
        }
    }
}
