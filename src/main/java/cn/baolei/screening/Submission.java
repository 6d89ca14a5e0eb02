package cn.baolei.screening;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answer of an organisation, and what corrects it. */
@Service
class Submission {

    private final ScreeningRounds rounds;
    private final UnitTable units;
    private final PersonTable persons;
    private final AmendmentTable amendments;
    private final Clock clock;

    Submission(ScreeningRounds rounds, UnitTable units, PersonTable persons, AmendmentTable amendments, Clock clock) {
        this.rounds = rounds;
        this.units = units;
        this.persons = persons;
        this.amendments = amendments;
        this.clock = clock;
    }

    /**
     * Records the answer. After the closing it is a 补报 and needs a reason.
     *
     * @param figures    as they were confirmed
     * @param difference why expected and registered persons differ; null when they do not
     * @throws Refusal when the list has changed since it was confirmed, or the reason for being late is missing
     */
    @Transactional
    void submit(String roundNumber, String organisation, Outcome outcome, Figures figures, String difference, String lateReason, String by) {
        Round round = rounds.keepState(roundNumber);
        Unit unit = units.find(roundNumber, organisation).orElseThrow();
        Figures listed = persons.count(unit.id());
        if (listed.exceptions() != figures.exceptions() || listed.away() != figures.away() || listed.registered() > figures.registered()) {
            throw new Refusal("确认意见：登记名单在核对以后有变动，请退回重新核对");
        }
        if (round.isClosed() && lateReason.isBlank()) {
            throw new Refusal("逾期报送原因：本轮排查已于 " + OfficialTime.minute(round.closedAt()) + " 截止，请说明原因");
        }
        Instant now = clock.instant();
        units.submit(unit.id(), outcome, figures, difference, now, by);
        if (round.isClosed()) {
            amendments.insert(new Amendment(roundNumber, organisation, true, lateReason, outcome, figures, now, by));
        }
    }

    /**
     * Corrects what an organisation has answered; the answer itself and a frozen roll-up stay.
     *
     * @throws Refusal when there is no answer yet, no reason, or more exceptions than persons
     */
    @Transactional
    void correct(Unit unit, Figures figures, String reason, String by) {
        if (!unit.isSubmitted()) {
            throw new Refusal("更正：本单位还没有报送，请直接修改登记");
        }
        if (reason.isBlank() || reason.length() > 200) {
            throw new Refusal("更正原因：请填写，不超过200字");
        }
        if (Math.min(Math.min(figures.expected(), figures.registered()), Math.min(figures.exceptions(), figures.away())) < 0
                || Math.max(figures.exceptions(), figures.away()) > figures.registered()) {
            throw new Refusal("更正：异常人数、出省人数不应多于实际登记人数，各项人数不小于零");
        }
        Outcome outcome = unit.outcome() == Outcome.ZERO && figures.exceptions() == 0 && figures.away() == 0 ? Outcome.ZERO : Outcome.REGISTERED;
        amendments.insert(new Amendment(unit.round(), unit.organisation(), false, reason.strip(), outcome, figures, clock.instant(), by));
    }
}
