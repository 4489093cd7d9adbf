package org.hengce.contracts.strategy;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyText.Instrument;
import org.hengce.contracts.policy.PolicyText.Window;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy says (api.md §3): its goals, where it is to work, on which ways, and by which policies.
 *
 * @param announcedOn ISO date
 */
@Schema(description = "What a strategy says.")
public record StrategyText(
        @Pattern(regexp = Codes.CODE) @Schema(description = "Given once, never changed and never used again.")
        String code,

        LocalizedText title,
        Level level,

        @Schema(description = "Who issued it.") @Nullable String issuer,

        @Schema(description = "The number of the document that it stands in.") @Nullable
        String documentNumber,

        @Schema(format = "date", description = "The day on which it was announced.") @Nullable
        String announcedOn,

        @Schema(description = "What success is to mean.", defaultValue = "[]")
        List<Goal> goals,

        @Schema(description = "Where it is to work first.", defaultValue = "[]")
        List<KeyArea> keyAreas,

        @Schema(description = "The ways on which it is to get there.", defaultValue = "[]")
        List<Path> paths,

        @Schema(description = "The policies that carry it out.", defaultValue = "[]")
        List<WeightedPolicy> policies,

        @Schema(description = "The periods that it is for, both inclusive.") @Nullable
        Window window,

        @Nullable LocalizedText summary) {
    /** Lists that were not sent are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public StrategyText {
        goals = goals == null ? List.of() : List.copyOf(goals);
        keyAreas = keyAreas == null ? List.of() : List.copyOf(keyAreas);
        paths = paths == null ? List.of() : List.copyOf(paths);
        policies = policies == null ? List.of() : List.copyOf(policies);
    }

    /** A key area (重点领域): sectors, regions, or both. */
    @Schema(description = "Sectors, regions, or both, in which the strategy is to work first.")
    public record KeyArea(
            @Pattern(regexp = Codes.CODE) String code,

            LocalizedText name,

            @Schema(defaultValue = "[]") List<@Pattern(regexp = Codes.CODE) String> sectors,
            @Schema(defaultValue = "[]") List<@Pattern(regexp = Codes.CODE) String> regions) {
        /** Lists that were not sent are empty. */
        @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
        public KeyArea {
            sectors = sectors == null ? List.of() : List.copyOf(sectors);
            regions = regions == null ? List.of() : List.copyOf(regions);
        }
    }

    /** An implementation path (实施路径). */
    @Schema(description = "A way on which the strategy is to reach its goals.")
    public record Path(
            @Pattern(regexp = Codes.CODE) String code,

            LocalizedText name,

            @Schema(description = "What it works with.", defaultValue = "[]")
            List<Instrument> instruments) {
        /** Instruments that were not sent are none. */
        @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
        public Path {
            instruments = instruments == null ? List.of() : List.copyOf(instruments);
        }
    }

    /**
     * A policy of the strategy.
     *
     * @param weight given for all policies (sum 1) or for none: then budgets decide
     * @param keyArea code of the key area that it belongs to
     * @param path code of the path that it belongs to
     */
    @Schema(description = "A policy of the strategy.")
    public record WeightedPolicy(
            @Pattern(regexp = Codes.CODE) String policy,

            @PositiveOrZero
            @Schema(description = "Share in the strategy: for all policies, with the sum 1, or for none.")
            @Nullable
            Double weight,

            @Pattern(regexp = Codes.CODE) @Nullable String keyArea,

            @Pattern(regexp = Codes.CODE) @Nullable String path) {}
}
