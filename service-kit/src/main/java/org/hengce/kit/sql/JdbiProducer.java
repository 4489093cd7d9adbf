package org.hengce.kit.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Jdbi over the service's data source; its handles join the transaction that is open on the thread. */
@ApplicationScoped
public class JdbiProducer {
    private static final String NO_CONNECTION = "08001"; // SQLSTATE: the client could not make one

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(() -> connection(dataSource));
    }

    /** The pool interrupts whoever makes a connection for too long: no connection then either, and no failure of another kind. */
    private static Connection connection(DataSource dataSource) throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof InterruptedException)) {
                throw e;
            }
            throw new SQLException("no connection in time", NO_CONNECTION, e);
        }
    }
}
