package cn.baolei.screening;

import cn.baolei.engine.OfficialTime;
import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets going what the registered persons need: a case for whoever is not well, observation at home for whoever has come back. */
@Service
class ExceptionHandling {

    static final int BATCH = 20;

    private static final String RETURNEE = "returnee";

    private final PersonTable persons;
    private final UnitTable units;
    private final FollowUps followUps;
    private final DecisionService decisions;
    private final Clock clock;

    ExceptionHandling(PersonTable persons, UnitTable units, FollowUps followUps, @Lazy DecisionService decisions, Clock clock) {
        this.persons = persons;
        this.units = units;
        this.followUps = followUps;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Starts the next ones. The link stands in the person's row in one transaction with the start, so that nobody is started twice.
     *
     * @return whether nobody is left
     */
    @Transactional
    boolean next(String organisation, Origin origin) {
        Unit unit = units.find(origin.caseNumber(), organisation).orElseThrow();
        LocalDate returnedAfter = LocalDate.now(clock.withZone(OfficialTime.ZONE)).minusDays(observationDays());
        List<PersonTable.Row> batch = persons.nextToFollowUp(unit.id(), returnedAfter, BATCH);
        for (PersonTable.Row row : batch) {
            boolean well = row.person().health() == Health.NORMAL;
            String started = followUps.start(origin, well ? "observation-needed" : "case-suspected", organisation,
                    well ? observation(row.person()) : suspicion(row));
            persons.followedUp(row.id(), started, clock.instant());
        }
        return batch.size() < BATCH;
    }

    /** Whoever came back longer ago than observation lasts needs none. */
    private int observationDays() {
        Number days = decisions.evaluateDecisionTableByKey("isolation-period",
                Variables.createVariables().putValue("isolationReason", RETURNEE)).getSingleEntry();
        return days.intValue();
    }

    private static Map<String, Object> observation(ScreenedPerson person) {
        Map<String, Object> values = details(person);
        values.put("lastExposureAt", person.returnedOn().toString());
        values.put("isolationReason", RETURNEE);
        return values;
    }

    private static Map<String, Object> suspicion(PersonTable.Row row) {
        ScreenedPerson person = row.person();
        Map<String, Object> values = details(person);
        values.put("temperature", person.temperature().doubleValue());
        values.put("coughOrBreathless", person.health() == Health.RESPIRATORY);
        values.put("otherSymptoms", person.health() == Health.OTHER ? person.note() : "");
        values.put("stayedInAffectedArea", false);
        values.put("contactWithPatient", person.health() == Health.EXPOSED);
        values.put("linkedToCluster", false);
        values.put("currentLocation", person.location());
        values.put("discoveredAt", row.registeredAt().atZone(OfficialTime.ZONE).toOffsetDateTime().toString());
        return values;
    }

    private static Map<String, Object> details(ScreenedPerson person) {
        Map<String, Object> values = new HashMap<>();
        values.put("personName", person.name());
        values.put("personCategory", person.category().code());
        values.put("personUnit", person.department());
        values.put("personPhone", person.phone());
        return values;
    }
}
