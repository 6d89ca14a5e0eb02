package cn.baolei.situation;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The course of a round: who is asked, who has answered, when a level stops waiting. */
@Service
class SituationRounds {

    private final RoundTable rounds;
    private final EntryTable entries;
    private final ReportingLine line;
    private final SituationSchedules schedules;
    private final OrganisationDirectory directory;
    private final Clock clock;

    SituationRounds(RoundTable rounds, EntryTable entries, ReportingLine line, SituationSchedules schedules,
                    OrganisationDirectory directory, Clock clock) {
        this.rounds = rounds;
        this.entries = entries;
        this.line = line;
        this.schedules = schedules;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * An organisation enters a round, and opens it when nobody has.
     *
     * @param round    case number of the instance
     * @param occasion {@code periodic} or {@code on-demand}; counts for who opens the round
     * @param asking   whether its subordinates are to report too
     */
    SituationEntry enter(String round, String organisation, String processInstance, String occasion, boolean asking) {
        Instant now = clock.instant();
        Instant launched = rounds.launchedAt(round).orElseGet(() -> {
            rounds.open(round, organisation, occasion, now, LocalDate.ofInstant(now, OfficialTime.ZONE));
            return now;
        });
        Organisation self = directory.get(organisation);
        SituationSchedule schedule = schedules.of(self.kind());
        boolean collects = asking && !line.subordinatesOf(organisation).isEmpty();
        SituationEntry entry = new SituationEntry(round, organisation, self.reportsTo(), processInstance,
                launched.plus(schedule.collectWithin().orElse(Duration.ZERO)), launched.plus(schedule.expiresAfter()),
                collects ? null : now, collects ? null : now, null, null, false, null);
        entries.open(entry, now);
        return entry;
    }

    /** The next subordinates to be asked, at most so many; the level's entry stays locked until they are. */
    List<String> nextToAsk(String round, String organisation, int most) {
        entries.lock(round, organisation).orElseThrow();
        Set<String> asked = entries.collectedBy(round, organisation).stream().map(SituationEntry::organisation)
                .collect(Collectors.toSet());
        return line.subordinatesOf(organisation).stream().map(Organisation::code).filter(code -> !asked.contains(code))
                .limit(most).toList();
    }

    /** Everybody has been asked. @return whether everybody has answered already */
    boolean askedAll(String round, String organisation) {
        entries.askingDone(round, organisation, clock.instant());
        return entries.haveAllSubmitted(round, organisation);
    }

    void closeCollection(String round, String organisation) {
        entries.lock(round, organisation).orElseThrow();
        entries.collectionClosed(round, organisation, clock.instant());
    }

    /**
     * Freezes what was last shown, with the words and the signature.
     *
     * @return the digest
     * @throws Refusal when it is a zero report that would hide something found since it was drafted
     */
    String submit(String round, String organisation, SituationText text, String official) {
        checkNature(round, organisation, text.nature());
        SituationEntry entry = entries.find(round, organisation).orElseThrow();
        Instant now = clock.instant();
        boolean late = entry.superior() != null && entries.find(round, entry.superior())
                .filter(superior -> now.isAfter(superior.collectUntil())).isPresent();
        return entries.submit(round, entry.draft().signed(text, official, now), now, late);
    }

    /** @throws Refusal when a zero report would hide something */
    void checkNature(String round, String organisation, String nature) {
        SituationContent draft = entries.find(round, organisation).orElseThrow().draft();
        // What a missing subordinate would have reported is in the system all the same.
        if (nature.equals("zero") && !(draft.total().nothingToReport() && draft.system().nothingToReport())) {
            throw new Refusal("报告性质：系统中有在办、新发现的疑似病例处置或者正在隔离观察的人员，不能作零报告");
        }
    }

    /** @return the waiting superior whose last answer this was, locked; empty when it still waits or no longer does */
    Optional<SituationEntry> completes(String round, String superior) {
        return entries.lock(round, superior).filter(entry -> entry.askingDoneAt() != null && entry.collectionClosedAt() == null)
                .filter(entry -> entries.haveAllSubmitted(round, superior));
    }

    /** Where this organisation's report goes; it has one, or it would not submit. */
    String superiorOf(String round, String organisation) {
        return entries.find(round, organisation).orElseThrow().superior();
    }

    boolean isIn(String round, String organisation) {
        return entries.find(round, organisation).isPresent();
    }
}
