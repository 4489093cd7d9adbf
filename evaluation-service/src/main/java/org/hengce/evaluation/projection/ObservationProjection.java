package org.hengce.evaluation.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.hengce.contracts.indicator.ObservationsV1;
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
        Set<String> moreIsSeen = jdbi.withHandle(h -> {
            Side live = LiveSide.held(h);
            return Epochs.isLive(h, live, Owner.INDICATOR_SERVICE, part.epoch())
                    ? ObservationTables.keep(h, live, List.of(part))
                    : Set.of();
        });
        moreIsSeen.forEach(due::observationsChanged);
    }
}
