package cn.baolei.revision;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The record of migrations; nothing in it is changed or deleted. */
@Repository
class MigrationTable {

    /**
     * @param source definition id. @param target definition id
     * @param plan   element of the source version → element of the target version
     * @param batch  the engine's id
     */
    record Entry(long id, String process, String name, String source, int sourceVersion, String target, int targetVersion, Map<String, String> plan,
                 String batch, String person, Instant at) {
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final Journal journal;

    MigrationTable(JdbcClient jdbc, ObjectMapper json, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param instances in the order of their numbers. @return number of the entry */
    @Transactional
    long add(Version source, Version target, Map<String, String> plan, String batch, String person, List<String> instances) {
        try {
            long id = jdbc.sql("""
                    insert into instance_migration (process, name, source, source_version, target, target_version, plan, batch, person, at)
                    values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) returning id""")
                    .params(source.key(), target.name(), source.definition(), source.number(), target.definition(), target.number(),
                            json.writeValueAsString(plan), batch, person, now()).query(Long.class).single();
            jdbc.sql("insert into instance_migration_part (migration, number, instance) select ?, n, i from unnest(?::text[]) with ordinality as t (i, n)")
                    .params(id, instances.toArray(String[]::new)).update();
            journal.record(Chains.DEPLOYMENTS, Kinds.MIGRATION, Map.of("number", id, "source", source.definition(), "target", target.definition(),
                    "plan", plan, "batch", batch, "by", person, "instances", instances));
            return id;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Transactional
    void addRetry(long migration, String person) {
        jdbc.sql("insert into instance_migration_retry (migration, person, at) values (?, ?, ?)").params(migration, person, now()).update();
        journal.record(Chains.DEPLOYMENTS, Kinds.MIGRATION, Map.of("retryOf", migration, "by", person));
    }

    Optional<Entry> find(long id) {
        return jdbc.sql("select * from instance_migration where id = ?").param(id).query((row, number) -> entry(row)).optional();
    }

    /** The latest first. */
    List<Entry> of(String process) {
        return jdbc.sql("select * from instance_migration where process = ? order by id desc").param(process)
                .query((row, number) -> entry(row)).list();
    }

    /** In the order of their numbers, which begin with 1. */
    List<String> instancesOf(long migration) {
        return jdbc.sql("select instance from instance_migration_part where migration = ? order by number").param(migration).query(String.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Entry entry(ResultSet row) throws SQLException {
        try {
            return new Entry(row.getLong("id"), row.getString("process"), row.getString("name"), row.getString("source"), row.getInt("source_version"),
                    row.getString("target"), row.getInt("target_version"), json.readValue(row.getString("plan"), new TypeReference<>() { }),
                    row.getString("batch"), row.getString("person"), row.getObject("at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Record of a migration cannot be read", failure);
        }
    }
}
