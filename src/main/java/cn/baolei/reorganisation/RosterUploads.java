package cn.baolei.reorganisation;

import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files of an import that has been shown and waits to be confirmed, at most a day. */
@Repository
class RosterUploads {

    private static final Duration KEPT = Duration.ofDays(1);

    /** @param version of the roster with which the files were compared */
    record Upload(long version, OrganisationFiles files) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    RosterUploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID keep(OrganisationFiles files, long version, String user) {
        jdbc.sql("delete from roster_upload where uploaded_at < ?").param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)).update();
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into roster_upload (id, version, names, organisations, posts, users, uploaded_by, uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, version, new String[] {files.organisations().name(), files.posts().name(), files.users().name()},
                        files.organisations().content(), files.posts().content(), files.users().content(), user,
                        clock.instant().atOffset(ZoneOffset.UTC)).update();
        return id;
    }

    /** Only what the same administrator has uploaded. */
    Optional<Upload> find(UUID id, String user) {
        return jdbc.sql("select version, names, organisations, posts, users from roster_upload where id = ? and uploaded_by = ?")
                .params(id, user).query((row, number) -> {
                    String[] names = (String[]) row.getArray("names").getArray();
                    return new Upload(row.getLong("version"), new OrganisationFiles(new SourceFile(names[0], row.getBytes("organisations")),
                            new SourceFile(names[1], row.getBytes("posts")), new SourceFile(names[2], row.getBytes("users"))));
                }).optional();
    }

    void forget(UUID id) {
        jdbc.sql("delete from roster_upload where id = ?").param(id).update();
    }
}
