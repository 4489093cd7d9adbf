package org.hengce.launcher.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the first two letters of an SQLSTATE tell about a connection that was not made. */
public final class PostgresStates {
    /** Authorisation, and a database that is not there: waiting does not help. */
    private static final Set<String> REFUSALS = Set.of("28", "3D", "42");

    /** Connection lost or never made; starting, stopping or full. */
    private static final Set<String> AWAY = Set.of("08", "57", "53");

    private PostgresStates() {}

    static boolean isRefusal(SQLException e) {
        return REFUSALS.contains(group(e));
    }

    /** Whether the same may go well some seconds later. */
    public static boolean isAway(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql && AWAY.contains(group(sql))) return true;
        return false;
    }

    private static String group(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
