package org.hengce.evaluation.recreation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** Evaluations that cannot be made again stop nobody's work, but a person must see it. */
@Readiness
@ApplicationScoped
public class RecreationHealth implements HealthCheck {
    @Inject
    Jdbi jdbi;

    private record Last(long checked, long differing, String at) {}

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("evaluations made again").up();
        Optional<Last> last = jdbi.withHandle(h -> h.createQuery("""
                        SELECT checked, cardinality(differing) AS differing, checked_at FROM recreation_check
                        ORDER BY checked_at DESC LIMIT 1""")
                .map((row, context) -> new Last(
                        row.getLong("checked"),
                        row.getLong("differing"),
                        row.getTimestamp("checked_at").toInstant().toString()))
                .findOne());
        last.ifPresentOrElse(
                check -> health.withData("state", check.differing() == 0 ? "OK" : "DEGRADED")
                        .withData("checked", check.checked())
                        .withData("differing", check.differing())
                        .withData("at", check.at()),
                () -> health.withData("state", "NOT_CHECKED_YET"));
        return health.build();
    }
}
