package org.hengce.contracts.policy;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.Codes;
import org.hengce.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How the policy is to work: inputs → activities → outputs → outcomes.
 *
 * @param links forward, never in a circle
 */
@Schema(description = "How the policy is to work, from what goes in to what comes of it.")
public record LogicModel(
        @Size(min = 1, max = 200) List<LogicItem> items,

        @Size(max = 1_000) @Schema(description = "What leads to what: forward, never in a circle.", defaultValue = "[]")
        List<LogicLink> links) {
    /** Lists that were not sent are empty. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public LogicModel {
        items = items == null ? List.of() : List.copyOf(items);
        links = links == null ? List.of() : List.copyOf(links);
    }

    /** Where in the chain of the logic model an item stands. */
    public enum Stage {
        INPUT,
        ACTIVITY,
        OUTPUT,
        OUTCOME
    }

    /** One link of the chain. */
    @Schema(description = "Something that goes in, is done, or comes of it.")
    public record LogicItem(
            @Pattern(regexp = Codes.CODE) @Schema(description = "By which links name it.")
            String code,

            Stage stage,
            LocalizedText text,

            @Pattern(regexp = Codes.INDICATOR) @Schema(description = "The indicator that shows it.") @Nullable
            String indicator) {}

    /** From one item to one that it leads to. */
    @Schema(description = "From one item to one that it leads to.")
    public record LogicLink(
            @Pattern(regexp = Codes.CODE) String from,
            @Pattern(regexp = Codes.CODE) String to) {}
}
