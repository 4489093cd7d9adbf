package org.hengce.presentation.json;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.methods.heterogeneity.HomogeneityTest;
import org.hengce.methods.heterogeneity.PartialEffect;
import org.jspecify.annotations.Nullable;

/**
 * An effect by parts of those treated.
 *
 * @param by REGION, COHORT or SECTOR
 * @param parts in the effect's unit; empty with the reason where there are none
 * @param reason why there are none; null where there are
 */
@Schema(name = "Heterogeneity", description = "The effect by region, cohort or sector, and whether the parts differ.")
public record HeterogeneityDocument(
        String by, List<Part> parts, Test test, @Nullable ReasonDocument reason) {
    /** Copies the list. */
    public HeterogeneityDocument {
        parts = Parts.listed(parts);
    }

    /**
     * One part.
     *
     * @param interval of this part alone
     * @param inference wire name of the procedure behind the interval
     * @param reason why there is no estimate, or no interval
     */
    @Schema(
            name = "PartialEffect",
            description = "The effect on one region, cohort or sector; its interval is of it alone.")
    public record Part(
            String label,
            @Nullable Double estimate,
            @Nullable Double standardError,
            @Nullable IntervalDocument interval,
            @Nullable String inference,
            @Nullable ReasonDocument reason) {
        private static Part of(PartialEffect part) {
            return new Part(
                    part.label(),
                    Parts.number(part.estimate()),
                    Parts.number(part.standardError()),
                    IntervalDocument.of(part.interval()),
                    part.inference() == null ? null : part.inference().name(),
                    document(part.reason()));
        }
    }

    /**
     * Cochran's test of one effect for all.
     *
     * @param statistic Q
     * @param iSquared share of the spread that is more than chance
     * @param reason why it is not testable; null where it is
     */
    @Schema(name = "HomogeneityTest", description = "Cochran's Q with I²; only where errors are independent.")
    public record Test(
            @Nullable Double statistic,
            @Nullable Integer degreesOfFreedom,
            @Nullable Double pValue,
            @Nullable Double iSquared,
            @Nullable ReasonDocument reason) {
        private static Test of(HomogeneityTest test) {
            return new Test(
                    Parts.number(test.statistic()),
                    test.reason() == null ? Integer.valueOf(test.degreesOfFreedom()) : null,
                    Parts.number(test.pValue()),
                    Parts.number(test.iSquared()),
                    document(test.reason()));
        }
    }

    /** The parts as {@code methods} gives them. */
    public static HeterogeneityDocument of(Heterogeneity found) {
        return new HeterogeneityDocument(
                found.by().name(),
                found.parts().stream().map(Part::of).toList(),
                Test.of(found.test()),
                document(found.reason()));
    }

    private static @Nullable ReasonDocument document(@Nullable Reason reason) {
        return reason == null ? null : ReasonDocument.of(reason);
    }
}
