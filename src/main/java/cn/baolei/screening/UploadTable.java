package cn.baolei.screening;

import cn.baolei.sheet.RowFault;
import cn.baolei.protection.CaseSecrets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UploadTable {

    private static final TypeReference<List<RowFault>> FAULTS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final ObjectMapper json;

    UploadTable(JdbcClient jdbc, CaseSecrets secrets, ObjectMapper json) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.json = json;
    }

    void insert(UUID id, Unit unit, String fileName, byte[] content, String by, Instant at) {
        jdbc.sql("insert into screening_upload (id, unit, file_name, content, uploaded_by, uploaded_at) values (?, ?, ?, ?, ?, ?)")
                .params(id, unit.id(), fileName, secrets.seal(PersonTable.keyName(unit), "screening-upload",
                        Base64.getEncoder().encodeToString(content)).getBytes(StandardCharsets.UTF_8), by, Times.stored(at)).update();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql("select * from screening_upload where id = ?").param(id).query(this::upload).optional();
    }

    /** Keeps others from taking the next rows of it until the caller's transaction ends. */
    Upload lock(UUID id) {
        return jdbc.sql("select * from screening_upload where id = ? for update").param(id).query(this::upload).single();
    }

    /** The newest first. */
    List<Upload> of(long unit, int limit) {
        return jdbc.sql("select * from screening_upload where unit = ? order by uploaded_at desc, id limit ?")
                .params(unit, limit).query(this::upload).list();
    }

    boolean isAnyUnfinished(long unit) {
        return jdbc.sql("select exists (select 1 from screening_upload where unit = ? and finished_at is null)")
                .param(unit).query(Boolean.class).single();
    }

    byte[] content(UUID id) {
        return Base64.getDecoder().decode(secrets.open(new String(jdbc.sql("select content from screening_upload where id = ?").param(id)
                .query(byte[].class).single(), StandardCharsets.UTF_8)));
    }

    void counted(UUID id, int total) {
        jdbc.sql("update screening_upload set total = ? where id = ?").params(total, id).update();
    }

    /** @param named those of the faults that are kept by name */
    void progressed(UUID id, int done, int added, int doubles, int faults, List<RowFault> named) {
        jdbc.sql("""
                update screening_upload set done = done + ?, added = added + ?, doubles = doubles + ?, fault_count = fault_count + ?,
                                            faults = faults || ?::jsonb
                where id = ?""")
                .params(done, added, doubles, faults, write(named), id).update();
    }

    /** The file itself, with what it says of people, is not kept any longer. */
    void finished(UUID id, String refusal, Instant at) {
        jdbc.sql("update screening_upload set content = null, refusal = ?, finished_at = ? where id = ?")
                .params(refusal, Times.stored(at), id).update();
    }

    private String write(List<RowFault> faults) {
        try {
            return json.writeValueAsString(faults);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Faults cannot be written", failure);
        }
    }

    private Upload upload(ResultSet row, int number) throws SQLException {
        try {
            return new Upload(row.getObject("id", UUID.class), row.getLong("unit"), row.getString("file_name"),
                    row.getString("uploaded_by"), Times.read(row, "uploaded_at"), row.getInt("total"), row.getInt("done"),
                    row.getInt("added"), row.getInt("doubles"), row.getInt("fault_count"), json.readValue(row.getString("faults"), FAULTS),
                    row.getString("refusal"), Times.read(row, "finished_at"));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Faults cannot be read", failure);
        }
    }
}
