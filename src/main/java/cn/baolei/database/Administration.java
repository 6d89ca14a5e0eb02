package cn.baolei.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The few things for which the server's superuser is needed. */
record Administration(String jdbcUrl, String password) {

    /** Safe to repeat, because a start may be cut off between any two steps. */
    void ensureDatabase(String database) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, DataDirectory.SUPERUSER, password);
                Statement statement = connection.createStatement()) {
            if (absent(connection, "select 1 from pg_roles where rolname = ?", EmbeddedPostgres.NAME)) {
                statement.execute("create role \"%s\" login password '%s'".formatted(EmbeddedPostgres.NAME, password));
            }
            if (absent(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database \"%s\" owner \"%s\"".formatted(database, EmbeddedPostgres.NAME));
                statement.execute("revoke all on database \"%s\" from public".formatted(database));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database + " could not be created", e);
        }
    }

    private static boolean absent(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }
}
