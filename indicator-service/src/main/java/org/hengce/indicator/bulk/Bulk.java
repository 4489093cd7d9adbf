package org.hengce.indicator.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengce.contracts.Codes;
import org.hengce.indicator.disclosure.Sight;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jdbi.v3.core.Jdbi;

/** Which file somebody gets of an indicator, and how it is told from others. */
@ApplicationScoped
class Bulk {
    @Inject
    Jdbi jdbi;

    /**
     * All values of an indicator as they are known now.
     *
     * @throws Problem 404 if there is no such indicator
     */
    ObservationFilter everything(String code, boolean history) {
        Optional<Instant> vintage = jdbi.withHandle(h -> h.createQuery("""
                                SELECT coalesce(
                                    (SELECT max(vintage) FROM vintage WHERE indicator = code), timestamptz 'epoch')
                                FROM indicator WHERE code = :code""")
                .bind("code", code.matches(Codes.INDICATOR) ? code : "")
                .mapTo(Instant.class)
                .findOne());
        return new ObservationFilter(
                code,
                List.of(),
                List.of(),
                null,
                null,
                vintage.orElseThrow(() -> Problem.notFound(new Message("indicator", "指标"), code)),
                history);
    }

    /** The last vintage, and what else decides the bytes: which vintages, and what the reader sees. */
    String tag(ObservationFilter filter, Sight sight) {
        return String.join("_", String.valueOf(filter.asOf()), filter.history() ? "history" : "last", sight.mark());
    }
}
