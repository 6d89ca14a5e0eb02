package cn.baolei.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is in the journal. Nothing here says whether it is as it was written: that is for the verification to say. */
@Repository
public class JournalEntries {

    private final JdbcClient jdbc;

    JournalEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order; of an unknown chain none. */
    public List<Entry> ofChain(String chain) {
        return jdbc.sql("select * from journal_entry where chain = ? order by seq").param(chain).query(JournalEntries::read).list();
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(row.getString("chain"), row.getLong("seq"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"), row.getString("kind"), row.getString("body"), row.getBytes("hash"));
    }
}
