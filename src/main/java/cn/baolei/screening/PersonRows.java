package cn.baolei.screening;

import cn.baolei.engine.OfficialTime;
import cn.baolei.sheet.RowFault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads rows of persons for an organisation. */
@Component
class PersonRows {

    private final KnownCases cases;
    private final Clock clock;

    PersonRows(KnownCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** @param faults receives what is wrong with the row; empty result then */
    Optional<ScreenedPerson> read(Unit unit, int number, Function<PersonColumn, String> cells, List<RowFault> faults) {
        Optional<ScreenedPerson> person = new PersonRow(number, cells, LocalDate.now(clock.withZone(OfficialTime.ZONE))).read(faults);
        Optional<String> refusal = person.map(ScreenedPerson::knownCase).filter(known -> !known.isEmpty())
                .flatMap(known -> cases.refusal(known, unit.organisation()));
        refusal.ifPresent(reason -> faults.add(new RowFault(number, PersonColumn.KNOWN_CASE.title(), reason)));
        return refusal.isPresent() ? Optional.empty() : person;
    }
}
