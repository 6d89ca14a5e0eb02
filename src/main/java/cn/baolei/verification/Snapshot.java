package cn.baolei.verification;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading that sees the database as it was at one moment, row by row, and can write nothing. */
final class Snapshot {

    private static final int ROWS_AT_A_TIME = 1_000;

    private Snapshot() {
    }

    static <T> T of(DataSource database, Function<JdbcTemplate, T> reading) {
        TransactionTemplate snapshot = new TransactionTemplate(new JdbcTransactionManager(database));
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return snapshot.execute(status -> {
            JdbcTemplate jdbc = new JdbcTemplate(database);
            jdbc.setFetchSize(ROWS_AT_A_TIME);
            return reading.apply(jdbc);
        });
    }
}
