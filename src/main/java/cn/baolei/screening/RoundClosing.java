package cn.baolei.screening;

import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a round, and says how it stands before and after. */
@Service
class RoundClosing {

    private final ScreeningRounds rounds;
    private final UnitTable units;
    private final AmendmentTable amendments;
    private final Snapshots snapshots;
    private final OrganisationDirectory directory;
    private final Clock clock;

    RoundClosing(ScreeningRounds rounds, UnitTable units, AmendmentTable amendments, Snapshots snapshots, OrganisationDirectory directory,
                 Clock clock) {
        this.rounds = rounds;
        this.units = units;
        this.amendments = amendments;
        this.snapshots = snapshots;
        this.directory = directory;
        this.clock = clock;
    }

    /** Closes the round, whoever is missing, and freezes the roll-up. A closed round stays as it is. */
    @Transactional
    RollUp close(String number) {
        Instant now = clock.instant();
        if (rounds.close(number, now)) {
            Round round = rounds.find(number).orElseThrow();
            snapshots.freeze(new Snapshots.Content(number, round.title(), now, currentLines(number)));
        }
        return rollUp(number);
    }

    /** As frozen, once the round is closed; until then as it stands now. */
    @Transactional(readOnly = true)
    public RollUp rollUp(String number) {
        return new RollUp(snapshots.find(number).map(kept -> kept.content().lines()).orElseGet(() -> currentLines(number)));
    }

    /** With all amendments to this day. */
    @Transactional(readOnly = true)
    public RollUp amendedRollUp(String number) {
        return new RollUp(currentLines(number));
    }

    private List<UnitLine> currentLines(String number) {
        Map<String, Amendment> latest = new TreeMap<>();
        amendments.of(number).forEach(amendment -> latest.put(amendment.organisation(), amendment));
        return units.of(number).stream().map(unit -> line(unit, latest.get(unit.organisation()))).toList();
    }

    private UnitLine line(Unit unit, Amendment amendment) {
        Outcome outcome = amendment == null ? unit.outcome() : amendment.outcome();
        return new UnitLine(unit.organisation(), directory.get(unit.organisation()).name(), unit.superior(),
                outcome == null ? null : outcome.code(), amendment == null ? unit.figures() : amendment.figures(),
                unit.isSubmitted() ? unit.submittedAt().toString() : null);
    }
}
