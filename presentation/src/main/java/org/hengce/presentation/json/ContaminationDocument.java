package org.hengce.presentation.json;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where other policies on a goal's indicator were in force: a grid of units and periods, of which the units without any
 * other policy are left out.
 *
 * @param from first period of the panel
 * @param to last period of the panel
 * @param controls what was done with units compared with that were under other policies: {@code EXCLUDED}, or {@code KEPT}
 *     where too few others are there; null where there are none
 * @param common policies that were in force in all units alike
 * @param units in the order of their codes
 * @param neighbours units compared with that border a treated one: kept, and to be known
 */
@Schema(
        name = "Contamination",
        description =
                "Where other policies on a goal's indicator were in force: units and periods with any are listed.")
public record ContaminationDocument(
        String indicator,
        String from,
        String to,
        @Nullable String controls,
        List<Overlap> common,
        List<UnitOverlap> units,
        List<String> neighbours) {
    /** Copies the lists. */
    public ContaminationDocument {
        common = Parts.listed(common);
        units = Parts.listed(units);
        neighbours = Parts.listed(neighbours);
    }

    /**
     * One row of the grid.
     *
     * @param role {@code TREATED} or {@code CONTROL}
     * @param used whether it is in the panel that the effect was estimated on
     * @param overlaps earliest first
     */
    @Schema(name = "UnitOverlap", description = "When a unit was under other policies.")
    public record UnitOverlap(String unit, String role, boolean used, List<Overlap> overlaps) {
        /** Copies the list. */
        public UnitOverlap {
            overlaps = Parts.listed(overlaps);
        }
    }

    /**
     * Cells of the grid next to each other.
     *
     * @param policies codes, at most 10
     * @param more how many policies there are beside those listed
     * @param from first period of the panel in which they were in force
     * @param to last such period
     * @param part whether a part of the unit only was covered
     */
    @Schema(name = "Overlap", description = "Periods in which other policies were in force.")
    public record Overlap(List<String> policies, int more, String from, String to, boolean part) {
        /** Copies the list. */
        public Overlap {
            policies = Parts.listed(policies);
        }
    }
}
