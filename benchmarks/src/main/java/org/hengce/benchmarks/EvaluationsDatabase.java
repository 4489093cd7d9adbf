package org.hengce.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What evaluation-service has stored, seen in its database: asking the API would be one more load, and a thousand evaluations
 * have hundreds of megabytes.
 */
final class EvaluationsDatabase implements AutoCloseable {
    private final Connection connection;

    /** The database of the environment, as the service has it. */
    EvaluationsDatabase() throws SQLException {
        Map<String, String> environment = System.getenv();
        connection = DriverManager.getConnection(
                environment.get("HENGCE_DATABASE_URL"),
                environment.get("HENGCE_DATABASE_USER"),
                environment.get("HENGCE_DATABASE_PASSWORD"));
    }

    /** The number of the last evaluation; 0 where there is none. */
    long last() throws SQLException {
        return number("SELECT coalesce(max(seq), 0) FROM evaluation");
    }

    long evaluationsAfter(long last) throws SQLException {
        return number("SELECT count(*) FROM evaluation WHERE seq > " + last);
    }

    long policiesEvaluatedAfter(long last) throws SQLException {
        return number("SELECT count(DISTINCT policy) FROM evaluation WHERE status = 'COMPLETED' AND seq > " + last);
    }

    /** Bytes of what they hold, as stored. */
    long bytesAfter(long last) throws SQLException {
        return number("SELECT coalesce(sum(pg_column_size(document) + pg_column_size(inputs)), 0) FROM evaluation"
                + " WHERE seq > " + last);
    }

    long known() throws SQLException {
        return number("SELECT count(*) FROM policy");
    }

    long marks() throws SQLException {
        return number("SELECT (SELECT count(*) FROM due_mark) + (SELECT count(*) FROM due_change)");
    }

    /** Whether the indicator has been seen up to the vintage. */
    boolean isSeen(String indicator, Instant vintage) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT vintage FROM visible_vintage WHERE indicator = ?")) {
            query.setString(1, indicator);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        && row.getTimestamp(1) != null
                        && !row.getTimestamp(1).toInstant().isBefore(vintage);
            }
        }
    }

    /** By policy, the last vintage of the indicator that any of its evaluations after this number has seen. */
    Map<String, Instant> pinsAfter(long last, String indicator) throws SQLException {
        Map<String, Instant> pins = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT policy, max(cast(inputs::json #>> ARRAY['observationsAsOf', ?] AS timestamptz)) FROM evaluation"
                        + " WHERE seq > ? AND status = 'COMPLETED' GROUP BY policy")) {
            query.setString(1, indicator);
            query.setLong(2, last);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getTimestamp(2) != null) {
                        pins.put(row.getString(1), row.getTimestamp(2).toInstant());
                    }
                }
            }
        }
        return pins;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
