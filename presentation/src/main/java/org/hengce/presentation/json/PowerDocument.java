package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a planned policy could show on one indicator: what {@code ./hengce analyze --method power --json} prints for the same
 * panel, and beside it, on the same level of the JSON, which panel that was.
 *
 * @param sector {@code _T} for all of them together; of several their codes with a plus between
 * @param from the period in which it would begin
 * @param unitMeasure what the outcome, and so the minimum detectable effect, is measured in
 * @param reason why this estimator; null where it was asked for
 * @param observationsAsOf by indicator, the vintage up to which values were read
 * @param found what the simulation found
 */
@Schema(name = "DesignPower", description = "How large an effect must be for a planned policy to show it.")
public record PowerDocument(
        String indicator,
        String sector,
        String from,
        @Nullable String unitMeasure,
        @Nullable LocalizedText reason,
        Map<String, Instant> observationsAsOf,
        @JsonUnwrapped AnalysisDocument found) {
    /** Checks what none lacks and copies the map. */
    public PowerDocument {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(found, "found");
        observationsAsOf = Parts.sorted(observationsAsOf);
    }
}
