package cn.baolei.screening;

import cn.baolei.protection.CaseSecrets;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PersonTable {

    /** A person in the table of the registration page. */
    record Row(long id, ScreenedPerson person, Instant registeredAt, String followUpCase) {
    }

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;

    PersonTable(JdbcClient jdbc, CaseSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * Adds those who are not registered yet.
     *
     * @return how many are new
     */
    int add(Unit unit, List<ScreenedPerson> persons, String by, Instant at) {
        String key = keyName(unit);
        UnaryOperator<byte[]> index = secrets.blindIndex(key);
        return jdbc.sql("""
                insert into screening_person (unit, person_key, name, category, department, phone, temperature, health, travel,
                                              travel_place, returned_on, location, untreated, follow_up_case, followed_up_at, note,
                                              registered_by, registered_at)
                select ?, p.person_key, p.name, p.category, p.department, p.phone, p.temperature, p.health, p.travel, p.travel_place,
                       p.returned_on, p.location, p.untreated, nullif(p.known_case, ''),
                       case when p.known_case <> '' then ?::timestamptz end, p.note, ?, ?::timestamptz
                from unnest(?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::date[], ?::text[], ?::boolean[], ?::text[], ?::text[])
                     as p (person_key, name, category, department, phone, temperature, health, travel, travel_place, returned_on,
                           location, untreated, known_case, note)
                on conflict (unit, person_key) where withdrawn_at is null do nothing""")
                .params(unit.id(), Times.stored(at), by, Times.stored(at),
                        persons.stream().map(person -> index.apply(person.identity().getBytes(StandardCharsets.UTF_8))).toArray(byte[][]::new),
                        sealed(persons, key, "personName", ScreenedPerson::name), texts(persons, person -> person.category().code()),
                        texts(persons, ScreenedPerson::department), sealed(persons, key, "personPhone", ScreenedPerson::phone),
                        sealed(persons, key, "temperature", person -> person.temperature() == null ? null : person.temperature().toPlainString()),
                        texts(persons, person -> person.health().code()), texts(persons, person -> person.travel().code()),
                        sealed(persons, key, "destination", ScreenedPerson::travelPlace),
                        texts(persons, person -> person.returnedOn() == null ? null : person.returnedOn().toString()),
                        sealed(persons, key, "currentLocation", ScreenedPerson::location), texts(persons, person -> String.valueOf(person.untreated())),
                        texts(persons, ScreenedPerson::knownCase), sealed(persons, key, "otherSymptoms", ScreenedPerson::note))
                .update();
    }

    /** What is registered at an organisation; {@code expected} is not known here and 0. */
    Figures count(long unit) {
        return jdbc.sql("""
                select count(*) as registered, count(*) filter (where health <> 'normal') as exceptions,
                       count(*) filter (where travel <> 'none') as away
                from screening_person where unit = ? and withdrawn_at is null""")
                .param(unit)
                .query((row, number) -> new Figures(0, row.getInt("registered"), row.getInt("exceptions"), row.getInt("away")))
                .single();
    }

    /** Exceptions for which nothing is to be set going. */
    int countUntreated(long unit) {
        return jdbc.sql("""
                select count(*) from screening_person
                where unit = ? and withdrawn_at is null and health <> 'normal' and untreated and follow_up_case is null""")
                .param(unit).query(Integer.class).single();
    }

    /** Exceptions and people who were away, the latest first. @param reader to whom they are shown */
    List<Row> notable(long unit, int limit, String reader) {
        try (CaseSecrets.Reading reading = secrets.reading(reader)) {
            return notable(unit, limit, reading);
        }
    }

    private List<Row> notable(long unit, int limit, CaseSecrets.Reading reading) {
        return jdbc.sql("""
                select * from screening_person where unit = ? and withdrawn_at is null and (health <> 'normal' or travel <> 'none')
                order by id desc limit ?""")
                .params(unit, limit).query((row, number) -> row(row, reading::show)).list();
    }

    /**
     * Persons for whom another procedure must start, locked for the caller.
     *
     * @param returnedAfter who came back on that day or earlier is not observed any more
     */
    List<Row> nextToFollowUp(long unit, LocalDate returnedAfter, int count) {
        return jdbc.sql("""
                select * from screening_person
                where unit = ? and withdrawn_at is null and followed_up_at is null and not untreated
                  and (health <> 'normal' or (travel = 'returned' and returned_on > ?))
                order by id limit ? for update skip locked""")
                .params(unit, returnedAfter, count).query((row, number) -> row(row, secrets::open)).list();
    }

    void followedUp(long person, String caseNumber, Instant at) {
        jdbc.sql("update screening_person set follow_up_case = ?, followed_up_at = ? where id = ?")
                .params(caseNumber, Times.stored(at), person).update();
    }

    /** Nothing happens for a person of another organisation, or withdrawn already. */
    void withdraw(Unit unit, long person, String reason, String by, Instant at) {
        jdbc.sql("""
                update screening_person set withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
                where id = ? and unit = ? and withdrawn_at is null""")
                .params(Times.stored(at), by, secrets.seal(keyName(unit), "screening_person.withdrawn_reason", reason), person, unit.id()).update();
    }

    private static String[] texts(List<ScreenedPerson> persons, Function<ScreenedPerson, String> value) {
        return persons.stream().map(value).toArray(String[]::new);
    }

    private String[] sealed(List<ScreenedPerson> persons, String key, String field, Function<ScreenedPerson, String> value) {
        UnaryOperator<String> sealing = secrets.sealing(key, field);
        return persons.stream().map(value).map(sealing).toArray(String[]::new);
    }

    /** Each registration of an organisation in a round has a key of its own. */
    static String keyName(Unit unit) {
        return unit.round() + "/" + unit.organisation();
    }

    private static Row row(ResultSet row, UnaryOperator<String> opened) throws SQLException {
        String temperature = opened.apply(row.getString("temperature"));
        return new Row(row.getLong("id"), new ScreenedPerson("", opened.apply(row.getString("name")), PersonCategory.ofCode(row.getString("category")),
                row.getString("department"), opened.apply(row.getString("phone")),
                temperature == null || temperature.equals(CaseSecrets.ERASED) ? null : new BigDecimal(temperature),
                Health.ofCode(row.getString("health")), Travel.ofCode(row.getString("travel")), opened.apply(row.getString("travel_place")),
                row.getObject("returned_on", LocalDate.class), opened.apply(row.getString("location")), row.getBoolean("untreated"), "",
                opened.apply(row.getString("note"))), Times.read(row, "registered_at"), row.getString("follow_up_case"));
    }
}
