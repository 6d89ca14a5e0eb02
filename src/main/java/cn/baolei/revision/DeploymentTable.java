package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.gate.Finding;
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
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of deployments; nothing in it is changed or deleted. */
@Repository
class DeploymentTable {

    /** What is refused is kept up to this size each, in bytes. */
    private static final int LARGEST_KEPT = 2_000_000;

    /** @param person empty: the application. @param findings empty: taken over */
    record Entry(long id, String title, Optional<String> person, Instant at, List<Finding> findings) {
    }

    /** @param running null where there is none to tell */
    record Model(Kind kind, String key, String name, int version, String definition, boolean shipped, Integer running, List<Change> changes) {
    }

    record File(String name, long bytes, boolean kept) {
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DeploymentTable(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param deployment the engine's id; null: refused. @param person null: the application. @return number of the entry */
    long add(String deployment, String title, String person, Map<String, byte[]> files, List<Finding> findings) {
        long record = jdbc.sql("insert into deployment_record (deployment, title, person, at, findings) values (?, ?, ?, ?, ?::jsonb) returning id")
                .params(deployment, title, person, clock.instant().atOffset(ZoneOffset.UTC), write(findings)).query(Long.class).single();
        files.forEach((name, content) -> jdbc.sql("insert into deployment_file (record, name, bytes, digest, content) values (?, ?, ?, ?, ?)")
                .params(record, name, content.length, DigestUtils.sha256Hex(content), deployment == null && content.length <= LARGEST_KEPT ? content : null).update());
        return record;
    }

    void add(long record, Model model, String digest) {
        jdbc.sql("""
                insert into deployment_model (record, kind, key, name, version, definition, digest, shipped, running, changes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")
                .params(record, model.kind().name(), model.key(), model.name(), model.version(), model.definition(), digest, model.shipped(),
                        model.running(), write(model.changes())).update();
    }

    /** Also where nothing is recorded: the record is as old as the page that shows it. */
    boolean isShippedInForce(Kind kind, String key) {
        return jdbc.sql("select shipped from deployment_model where kind = ? and key = ? order by record desc limit 1")
                .params(kind.name(), key).query(Boolean.class).optional().orElse(true);
    }

    /** Whether that content was in force at any time. */
    boolean wasInForce(Kind kind, String key, String digest) {
        return jdbc.sql("select count(*) from deployment_model where kind = ? and key = ? and digest = ?")
                .params(kind.name(), key, digest).query(Integer.class).single() > 0;
    }

    /** Id of the definition → the deployment by which it came. */
    Map<String, Entry> byDefinition(Kind kind, String key) {
        return jdbc.sql("select m.definition, r.* from deployment_record r join deployment_model m on m.record = r.id where m.kind = ? and m.key = ?")
                .params(kind.name(), key).query((row, number) -> Map.entry(row.getString("definition"), entry(row))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Entry> find(long id) {
        return jdbc.sql("select * from deployment_record where id = ?").param(id).query((row, number) -> entry(row)).optional();
    }

    /** The latest first. @param refused only those, or only the others */
    List<Entry> latest(boolean refused, int most) {
        return jdbc.sql("select * from deployment_record where (deployment is null) = ? order by id desc limit ?").params(refused, most)
                .query((row, number) -> entry(row)).list();
    }

    List<Model> modelsOf(long record) {
        return jdbc.sql("select * from deployment_model where record = ? order by kind desc, key").param(record).query((row, number) -> model(row)).list();
    }

    List<File> filesOf(long record) {
        return jdbc.sql("select name, bytes, content is not null as kept from deployment_file where record = ? order by name").param(record)
                .query((row, number) -> new File(row.getString("name"), row.getLong("bytes"), row.getBoolean("kept"))).list();
    }

    /** Of a refused deployment. */
    Optional<byte[]> content(long record, String file) {
        return jdbc.sql("select content from deployment_file where record = ? and name = ? and content is not null").params(record, file)
                .query(byte[].class).optional();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong("id"), row.getString("title"), Optional.ofNullable(row.getString("person")),
                row.getObject("at", OffsetDateTime.class).toInstant(), read(row.getString("findings"), new TypeReference<>() { }));
    }

    private Model model(ResultSet row) throws SQLException {
        return new Model(Kind.valueOf(row.getString("kind")), row.getString("key"), row.getString("name"), row.getInt("version"),
                row.getString("definition"), row.getBoolean("shipped"), row.getObject("running", Integer.class),
                read(row.getString("changes"), new TypeReference<>() { }));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Record of a deployment cannot be written", failure);
        }
    }

    private <T> T read(String content, TypeReference<T> type) {
        try {
            return json.readValue(content, type);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Record of a deployment cannot be read", failure);
        }
    }
}
