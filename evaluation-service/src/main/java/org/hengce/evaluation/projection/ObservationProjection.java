package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.evaluation.due.ChangedCells;
import org.hengce.evaluation.due.DueMarks;
import org.jdbi.v3.core.Jdbi;

/** Keeps observations in the live tables, and marks whom more of them touch. */
@ApplicationScoped
class ObservationProjection {
    @Inject
    Jdbi jdbi;

    @Inject
    DueMarks due;

    void apply(ObservationsV1 part) {
        ObservationTables.check(part);
        Map<String, Instant> moreIsSeen = jdbi.withHandle(h -> {
            Side live = LiveSide.held(h);
            return Epochs.isLive(h, live, Owner.INDICATOR_SERVICE, part.epoch())
                    ? ObservationTables.keep(h, live, List.of(part))
                    : Map.of();
        });
        moreIsSeen.forEach((indicator, upTo) -> due.observationsChanged(indicator, seenNow(part, upTo)));
    }

    /** A vintage of several parts, or one for which later ones have waited, brings more than its last part holds. */
    private static ChangedCells seenNow(ObservationsV1 part, Instant upTo) {
        return part.parts() == 1 && upTo.equals(part.vintage())
                ? ChangedCells.of(
                        part.rows().stream().map(ObservationsV1.Row::region).toList(),
                        part.rows().stream().map(ObservationsV1.Row::sector).toList())
                : ChangedCells.ANY;
    }
}
