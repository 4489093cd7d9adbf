package org.hengce.evaluation.run;

import java.time.LocalDate;
import java.util.List;

/**
 * Where an evaluation stands in time, as far as its policy's plans are concerned.
 *
 * @param asOf the day, in the installation's zone, up to whose end the data are known
 * @param counts whether it may be a reading: what somebody asks for never is, or readings could be repeated until one pleases
 * @param held the readings that were made before, in the order of their days
 */
public record PlanAt(LocalDate asOf, boolean counts, List<HeldReading> held) {
    /** Copies the list. */
    public PlanAt {
        held = List.copyOf(held);
    }
}
