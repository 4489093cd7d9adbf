package org.hengce.presentation.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.score.BudgetExecution;
import org.jspecify.annotations.Nullable;

/**
 * How much of the budget was spent.
 *
 * @param currency ISO 4217
 * @param share executed ÷ amount
 * @param reason why there is no share; null where there is
 */
@Schema(name = "BudgetExecution", description = "How much of the budget was spent.")
public record BudgetDocument(
        @Nullable Double amount,
        @Nullable Double executed,
        @Nullable String currency,
        @Nullable Double share,
        @Nullable ReasonDocument reason) {
    /** The execution as {@code methods} gives it. */
    public static BudgetDocument of(BudgetExecution found, @Nullable String currency) {
        return new BudgetDocument(
                Parts.number(found.amount()),
                Parts.number(found.executed()),
                currency,
                Parts.number(found.share()),
                found.reason() == null ? null : ReasonDocument.of(found.reason()));
    }
}
