package cn.baolei.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The few things for which the server's superuser is needed. */
record Administration(String server, String password) {

    /** What the application may do with tables of the owner; a migration takes away what does not fit a table (docs/journal.md). */
    private static final String RIGHTS = """
            grant usage, create on schema public to "%1$s";
            alter default privileges for role "%2$s" in schema public grant select, insert, update, delete on tables to "%1$s";
            alter default privileges for role "%2$s" in schema public grant usage, select on sequences to "%1$s";
            """.formatted(EmbeddedPostgres.NAME, EmbeddedPostgres.OWNER);

    /** Databases of before there was an owner: our tables change hands, the engine's stay with the application, which makes them. */
    private static final String TAKE_OVER = """
            do $$
            declare
                own record;
            begin
                if not exists (select from pg_class where relname = 'flyway_schema_history' and relowner = '"%1$s"'::regrole) then
                    return;
                end if;
                for own in
                    select oid::regclass as name from pg_class where relnamespace = 'public'::regnamespace and relowner = '"%1$s"'::regrole
                        and relkind in ('r', 'v', 'm', 'p') and not starts_with(relname, 'act_')
                loop
                    execute format('alter table %%s owner to %%I', own.name, '%2$s');
                    execute format('grant select, insert, update, delete on %%s to %%I', own.name, '%1$s');
                end loop;
                for own in
                    select oid::regclass as name, relowner from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'
                        and not starts_with(relname, 'act_')
                loop
                    if own.relowner = '"%1$s"'::regrole then
                        execute format('alter sequence %%s owner to %%I', own.name, '%2$s');
                    end if;
                    execute format('grant usage, select on %%s to %%I', own.name, '%1$s');
                end loop;
                for own in
                    select oid::regprocedure as name from pg_proc where pronamespace = 'public'::regnamespace and proowner = '"%1$s"'::regrole
                loop
                    execute format('alter routine %%s owner to %%I', own.name, '%2$s');
                end loop;
            end $$""".formatted(EmbeddedPostgres.NAME, EmbeddedPostgres.OWNER);

    /** Safe to repeat, because a start may be cut off between any two steps. */
    void ensureDatabase(String database) {
        try (Connection connection = connect("postgres"); Statement statement = connection.createStatement()) {
            ensureRole(connection, EmbeddedPostgres.NAME);
            ensureRole(connection, EmbeddedPostgres.OWNER);
            if (absent(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(database, EmbeddedPostgres.OWNER));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database + " could not be created", e);
        }
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    alter database "%1$s" owner to "%2$s";
                    revoke all on database "%1$s" from public;
                    grant connect, temporary on database "%1$s" to "%3$s";
                    """.formatted(database, EmbeddedPostgres.OWNER, EmbeddedPostgres.NAME));
            statement.execute(RIGHTS);
            statement.execute(TAKE_OVER);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The rights on database " + database + " could not be set", e);
        }
    }

    private void ensureRole(Connection connection, String role) throws SQLException {
        if (absent(connection, "select 1 from pg_roles where rolname = ?", role)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create role \"%s\" login password '%s'".formatted(role, password));
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server + database, DataDirectory.SUPERUSER, password);
    }

    private static boolean absent(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }
}
