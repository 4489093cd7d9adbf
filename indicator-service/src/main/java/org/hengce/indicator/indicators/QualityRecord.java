package org.hengce.indicator.indicators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a reader must know before relying on an indicator, in the parts of SIMS, the Single Integrated Metadata Structure of the
 * European Statistical System (version 2.0): its concept's number stands with each. Of its nineteen chapters those are here
 * that say something of the figures themselves; unit of measure, frequency and breaks are fields of the indicator.
 *
 * @param certifiedOn the day on which somebody last confirmed that all this still holds (S.2.1)
 */
@Schema(
        name = "QualityRecord",
        description =
                "What a reader must know before relying on the values, in the parts of SIMS 2.0. At least one is given.")
public record QualityRecord(
        @Nullable @Valid Contact contact,

        @Nullable
        @Schema(format = "date", description = "When somebody last confirmed that all this still holds (S.2.1).")
        String certifiedOn,

        @Nullable @Schema(description = "What is described, in which classification, for whom and where (S.3).")
        LocalizedText statisticalPresentation,

        @Nullable @Schema(description = "What is counted or asked: enterprises, households, patents (S.3.5).")
        LocalizedText statisticalUnit,

        @Nullable @Schema(description = "All of which units, and what is left out (S.3.6).")
        LocalizedText population,

        @Nullable @Schema(description = "To which time a value refers: a whole year, the end of a month (S.5).")
        LocalizedText referencePeriod,

        @Nullable @Schema(description = "By which law or agreement it is collected (S.6).")
        LocalizedText mandate,

        @Nullable @Schema(description = "What is kept confidential, by which rule (S.7).")
        LocalizedText confidentiality,

        @Nullable @Schema(description = "Who gets it when, and where the calendar stands (S.8).")
        LocalizedText releasePolicy,

        @Nullable @Schema(description = "Sampling and other errors, coverage, non-response (S.13).")
        LocalizedText accuracy,

        @Nullable @Schema(description = "How long after the period it comes, and how punctually (S.14).")
        LocalizedText timeliness,

        @Nullable @Schema(description = "With what it can be compared, over time and between regions (S.15).")
        LocalizedText coherence,

        @Nullable @Schema(description = "When and why figures are revised, and by how much (S.17).")
        LocalizedText revisionPolicy,

        @Nullable @Schema(description = "From which sources and by which steps it is made (S.18).")
        LocalizedText processing,

        @Nullable @Schema(description = "Whatever else must be known (S.19).")
        LocalizedText comment) {
    /** Whom to ask (S.1). */
    @Schema(name = "QualityContact", description = "Whom to ask (S.1).")
    public record Contact(
            @NotNull LocalizedText organisation,

            @Nullable
            @Size(max = 254)
            @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
            @Schema(
                    description = "An address of an office rather than of a person.",
                    examples = "statistics@example.org")
            String email) {}

    /** The texts that are there, by field. */
    public Map<String, LocalizedText> texts() {
        Map<String, @Nullable LocalizedText> all = new LinkedHashMap<>();
        all.put("statisticalPresentation", statisticalPresentation);
        all.put("statisticalUnit", statisticalUnit);
        all.put("population", population);
        all.put("referencePeriod", referencePeriod);
        all.put("mandate", mandate);
        all.put("confidentiality", confidentiality);
        all.put("releasePolicy", releasePolicy);
        all.put("accuracy", accuracy);
        all.put("timeliness", timeliness);
        all.put("coherence", coherence);
        all.put("revisionPolicy", revisionPolicy);
        all.put("processing", processing);
        all.put("comment", comment);
        Map<String, LocalizedText> there = new LinkedHashMap<>();
        all.forEach((field, text) -> {
            if (text != null) {
                there.put(field, text);
            }
        });
        return there;
    }
}
