package cn.baolei.audit.story;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.Unrestricted;
import cn.baolei.engine.VariableProtection;
import cn.baolei.engine.VariableProtection.Opened;
import cn.baolei.engine.VariableProtection.Reader;
import cn.baolei.engine.VariableProtection.Work;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.taskwork.Confidential;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/** Tells the story of a case to those who may audit it. */
@Service
public class CaseStories {

    /** What an official wrote with an act, as {@code protected_read} names it. */
    private static final String OWN_WORDS = "task_action.content";

    private final Trail trail;
    private final Teller teller;
    private final VariableProtection protection;
    private final CurrentUser currentUser;
    private final Unrestricted unrestricted;
    private final Clock clock;

    CaseStories(Trail trail, Teller teller, VariableProtection protection, CurrentUser currentUser, Unrestricted unrestricted, Clock clock) {
        this.trail = trail;
        this.teller = teller;
        this.protection = protection;
        this.currentUser = currentUser;
        this.unrestricted = unrestricted;
        this.clock = clock;
    }

    /**
     * With protected values masked, unless whoever reads may see them by the rules of the case; then the reading is on record.
     *
     * @param reader what {@link cn.baolei.audit.AuditScope#require} grants to whoever is signed in, or in whose name a job runs
     * @return empty alike when there is no such case and when it is not in scope
     * @throws IllegalStateException when somebody else, or nobody, is acting: the engine would show a job everything
     */
    public Optional<CaseStory> of(Granted reader, String caseNumber) {
        requireActing(reader);
        return unrestricted.call(() -> {
            Reader asking = new Reader(reader.user(), List.copyOf(currentUser.groups()), false);
            Work work = protection.begin();
            Optional<CaseStory> story = matter(reader, caseNumber, sealed -> masked(work, asking, sealed), protection.mayRead(asking, caseNumber)).map(teller::tell);
            work.finish();
            return story;
        });
    }

    /**
     * In clear. Whoever calls this has the reader's ground on record; which protected fields were shown is written to the record of
     * readings before this returns.
     */
    public Optional<CaseStory> inClear(Granted reader, String caseNumber) {
        requireActing(reader);
        Optional<CaseStory> story = currentUser.setAside(() -> unrestricted.call(() -> {
            Work work = protection.begin();
            return matter(reader, caseNumber, sealed -> opened(work.open(sealed, null)), true).map(teller::tell);
        }));
        story.ifPresent(told -> account(reader, told));
        return story;
    }

    private void account(Granted reader, CaseStory story) {
        Set<String> fields = new TreeSet<>(Set.of(OWN_WORDS));
        story.moments().stream().flatMap(moment -> moment.changes().stream()).map(CaseStory.Change::field).filter(protection::covers).forEach(fields::add);
        Work work = protection.begin();
        fields.forEach(field -> work.shows(new Reader(reader.user(), List.of(), true), story.caseNumber(), field));
        work.finish();
    }

    /** Whether there is such a case and it is in scope. */
    public boolean covers(Granted reader, String caseNumber) {
        return outline(reader, caseNumber).isPresent();
    }

    /** For the page of readers too, which asks for no value. */
    Optional<Matter> outline(Granted reader, String caseNumber) {
        return matter(reader, caseNumber, sealed -> "", false);
    }

    private Optional<Matter> matter(Granted reader, String caseNumber, UnaryOperator<String> open, boolean clear) {
        List<Run> all = trail.runs(caseNumber);
        List<Run> covered = all.stream().filter(run -> reader.covers(run.tenant(), run.process(), run.caseNumber())).toList();
        if (covered.isEmpty() || reader.keptFrom().contains(caseNumber)) {
            return Optional.empty();
        }
        List<Run> elsewhere = all.stream().filter(run -> !covered.contains(run) && !Confidential.PROCESSES.contains(run.process())).toList();
        List<Visit> visits = trail.visits(covered.stream().map(Run::id).toArray(String[]::new));
        return Optional.of(Matter.of(caseNumber, reader, covered, visits, elsewhere, clock.instant(),
                stored -> protection.isSealed(stored) ? open.apply(stored) : stored, clear));
    }

    private String masked(Work work, Reader asking, String sealed) {
        Opened opened = work.open(sealed, asking);
        return opened.clear() == null || opened.mayRead() ? opened(opened) : protection.mask(opened.variable(), opened.clear());
    }

    private static String opened(Opened opened) {
        return opened.clear() == null ? CaseSecrets.ERASED : opened.clear();
    }

    private void requireActing(Granted reader) {
        if (!currentUser.id().equals(Optional.of(reader.user()))) {
            throw new IllegalStateException("A story is told only to whoever is acting");
        }
    }
}
