package org.hengce.methods.score;

import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * How much of a budget was spent.
 *
 * @param amount planned; NaN where it is not known
 * @param executed spent; NaN where it is not known
 * @param share executed ÷ amount, above 1 where more was spent; NaN with the reason where it does not exist
 * @param reason why there is no share; null where there is
 */
public record BudgetExecution(
        double amount,
        double executed,
        double share,
        @Nullable Reason reason) {
    /**
     * The execution.
     *
     * @throws IllegalArgumentException if an amount is negative or infinite
     */
    public static BudgetExecution of(double amount, double executed) {
        if (amount < 0 || executed < 0 || Double.isInfinite(amount) || Double.isInfinite(executed)) {
            throw new IllegalArgumentException("no amounts of money: %s, %s".formatted(amount, executed));
        }
        if (Double.isNaN(amount) || Double.isNaN(executed)) {
            return new BudgetExecution(
                    amount,
                    executed,
                    Double.NaN,
                    new Reason(
                            ReasonCode.NOT_ENOUGH_DATA,
                            "the amount planned or the amount spent is not known",
                            "缺少预算数或执行数"));
        }
        return amount == 0
                ? new BudgetExecution(
                        amount,
                        executed,
                        Double.NaN,
                        new Reason(ReasonCode.NOT_DEFINED, "the amount planned is 0", "预算数为 0"))
                : new BudgetExecution(amount, executed, executed / amount, null);
    }
}
