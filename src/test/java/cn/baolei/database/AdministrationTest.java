package cn.baolei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The two roles of a database: who owns the tables, and who works with them. */
class AdministrationTest {

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient owner = JdbcClient.create(database.owner());
    private final JdbcClient application = JdbcClient.create(new DriverManagerDataSource(database.url(), database.username(), database.password()));

    @Test
    void should_LetTheApplicationWorkWithTheOwnersTables_When_TheDatabaseIsNew() {
        owner.sql("create table person (id bigint generated always as identity, telephone text)").update();
        application.sql("insert into person (telephone) values ('1')").update();
        application.sql("update person set telephone = '2'").update();
        assertThat(application.sql("select telephone from person").query(String.class).single()).isEqualTo("2");
        application.sql("create table act_ru_task (id_ text)").update();
        for (String change : new String[] {"drop table person", "alter table person drop telephone", "truncate person", "create schema other",
                "drop schema public cascade", "create trigger t before insert on person execute function suppress_redundant_updates_trigger()"}) {
            assertThatThrownBy(() -> application.sql(change).update()).as(change).hasStackTraceContaining("ERROR");
        }
    }

    @Test
    void should_HandOverOurTablesAndLeaveTheEngines_When_TheDatabaseIsOfBeforeThereWasAnOwner() {
        for (String before : new String[] {"create table flyway_schema_history (installed_rank int)", "create table person (id bigint generated always as identity, name text)",
                "create sequence number", "create view persons as select name from person", "create table act_ru_task (id_ text)",
                "create function twice(one int) returns int language sql return one * 2"}) {
            application.sql(before).update();
        }
        repeat();
        repeat();
        assertThat(ownerOf("person")).isEqualTo(ownerOf("number")).isEqualTo(ownerOf("persons")).isEqualTo(ownerOf("flyway_schema_history"))
                .isEqualTo(EmbeddedPostgres.OWNER);
        assertThat(ownerOf("act_ru_task")).isEqualTo(EmbeddedPostgres.NAME);
        assertThat(owner.sql("select pg_get_userbyid(proowner) from pg_proc where proname = 'twice'").query(String.class).single())
                .isEqualTo(EmbeddedPostgres.OWNER);
        application.sql("insert into person (name) values (nextval('number')::text)").update();
        assertThat(application.sql("select name from persons").query(String.class).single()).isEqualTo("1");
        owner.sql("alter table person add telephone text").update();
        assertThatThrownBy(() -> application.sql("drop table person").update()).hasStackTraceContaining("must be owner");
    }

    private void repeat() {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        new Administration(database.url().substring(0, database.url().length() - name.length()), database.password()).ensureDatabase(name);
    }

    private String ownerOf(String table) {
        return owner.sql("select pg_get_userbyid(relowner) from pg_class where oid = ?::regclass").param(table).query(String.class).single();
    }
}
