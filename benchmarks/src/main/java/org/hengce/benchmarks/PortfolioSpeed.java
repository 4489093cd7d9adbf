package org.hengce.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes until every policy of a portfolio is evaluated again after a value of each of its twelve indicators was
 * corrected. Every policy has a goal on every indicator, and all are beside each other.
 *
 * <p>Arguments: server, file with the administrator's password, number of policies, and either {@code register} or what the
 * row is called and its target in seconds (or –). Looks into the database of the environment, evaluation-service's.
 */
public final class PortfolioSpeed {
    private static final int INDICATORS = 12;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MEGABYTE = 1 << 20;
    private static final Waiting WAITING = new Waiting(Duration.ofMillis(50), Duration.ofMinutes(15));

    private PortfolioSpeed() {}

    /** Registers, or prints a row of the page of figures. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        if (arguments.length < 4 || arguments.length > 5) {
            System.err.println("usage: PortfolioSpeed BASE-URL ADMIN-PASSWORD-FILE POLICIES register | ROW TARGET");
            System.exit(2);
        }
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        int policies = Integer.parseInt(arguments[2]);
        Portfolio portfolio = new Portfolio(api, "PORTFOLIO", INDICATORS);
        if (arguments.length == 4) {
            portfolio.registerData();
            portfolio.registerPolicies(policies);
            return;
        }
        try (EvaluationsDatabase database = new EvaluationsDatabase()) {
            WAITING.until(() -> database.known() >= policies && database.marks() == 0, "the policies to be known");
            System.out.println(round(portfolio, database, policies, arguments[3], arguments[4]));
        }
    }

    private static String round(
            Portfolio portfolio, EvaluationsDatabase database, int policies, String name, String target)
            throws IOException, InterruptedException, SQLException {
        long last = database.last();
        long began = System.nanoTime();
        Map<String, Instant> vintages = portfolio.correct(INDICATORS);
        WAITING.until(
                () -> {
                    for (Map.Entry<String, Instant> vintage : vintages.entrySet()) {
                        if (!database.isSeen(vintage.getKey(), vintage.getValue())) {
                            return false;
                        }
                    }
                    return database.marks() == 0;
                },
                "all policies to be evaluated");
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        if (database.policiesEvaluatedAfter(last) != policies) {
            throw new IOException("only %d of %d policies have a new evaluation"
                    .formatted(database.policiesEvaluatedAfter(last), policies));
        }
        return String.format(
                Locale.ROOT,
                "| %s: %,d policies × %d indicators evaluated again | %s | %.1f s (%.1f ms a goal; %d evaluations, %.0f MB) | %s |",
                name,
                policies,
                INDICATORS,
                target,
                seconds,
                seconds * 1000 / policies / INDICATORS,
                database.evaluationsAfter(last),
                database.bytesAfter(last) / BYTES_PER_MEGABYTE,
                LocalDate.now(ZoneOffset.UTC));
    }
}
