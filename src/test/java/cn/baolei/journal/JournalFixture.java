package cn.baolei.journal;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.TestDatabase;
import cn.baolei.database.EmbeddedPostgresProperties;
import cn.baolei.engine.CurrentUser;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal on a database of its own, without the rest of the application. */
class JournalFixture implements AutoCloseable {

    final TestDatabase database = TestDatabase.create();
    final JdbcClient owner = JdbcClient.create(database.owner());
    final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2020-02-01T01:00:00.123456Z"));
    final CurrentUser user = mock(CurrentUser.class);
    final Clock clock = mock(Clock.class);
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final TransactionJournal journal;
    final JournalEntries entries;
    final SealTable seals;
    private final HikariDataSource pool;

    JournalFixture() {
        Flyway.configure().dataSource(database.owner()).load().migrate();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(20);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        when(user.id()).thenReturn(Optional.of("yanshi-shiyan.doctor"));
        when(clock.instant()).thenAnswer(call -> now.get());
        journal = new TransactionJournal(new JournalTable(jdbc), user, clock);
        entries = new JournalEntries(jdbc);
        seals = new SealTable(jdbc);
    }

    JournalProperties properties(Path keyFile, Path drop, String mailTo) {
        return new JournalProperties(keyFile, drop, mailTo, Duration.ofHours(1));
    }

    SealKeys keys(Path file) {
        return new SealKeys(properties(file, null, null), beans.getBeanProvider(EmbeddedPostgresProperties.class), jdbc);
    }

    RootsMail mail(JournalProperties properties) {
        return new RootsMail(properties, seals, beans.getBeanProvider(SchedulerClient.class), beans.getBeanProvider(JavaMailSender.class),
                "baolei@qinghai.example", clock);
    }

    Sealing sealing(SealKeys keys, JournalProperties properties) {
        return new Sealing(seals, keys, mail(properties), transaction, clock);
    }

    /** As its owner may and nobody else: the trigger is no hindrance to who made it. */
    void empty() {
        for (String table : List.of("journal_entry", "journal_seal", "journal_leaf")) {
            owner.sql("alter table %1$s disable trigger user".formatted(table)).update();
            owner.sql("truncate %1$s".formatted(table)).update();
            owner.sql("alter table %1$s enable trigger user".formatted(table)).update();
        }
        owner.sql("truncate journal_unsealed, journal_mail").update();
    }

    @Override
    public void close() {
        pool.close();
    }
}
