package org.hengce.policy.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many policies there are of each kind, of those that are asked for. */
@Schema(
        description =
                "How many policies there are of each value, the most frequent first: under all that was asked for but a value"
                        + " of the same kind, so that others to choose from are counted, too.")
public record PolicyFacets(
        @Schema(description = "How many policies fulfil all that was asked for.")
        long total,

        List<FacetValue> category,
        List<FacetValue> status,
        List<FacetValue> level,
        List<FacetValue> instrument,

        @Schema(description = "The hundred most frequent, as policies name them.")
        List<FacetValue> sector,

        @Schema(description = "The hundred most frequent, as policies name them.")
        List<FacetValue> region,

        @Schema(description = "The hundred most frequent.") List<FacetValue> strategy) {
    /** How many policies have a value. */
    @Schema(description = "How many policies have a value.")
    public record FacetValue(String value, long count) {}
}
