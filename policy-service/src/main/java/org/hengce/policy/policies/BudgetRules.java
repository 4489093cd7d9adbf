package org.hengce.policy.policies;

import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.contracts.policy.PolicyText.Budget;
import org.hengce.contracts.policy.PolicyText.BudgetYear;
import org.jspecify.annotations.Nullable;

/** What makes a budget one: money of a currency that there is, whose years make up the whole. */
final class BudgetRules {
    /** Relative: years are rounded to their unit. */
    private static final double TOLERANCE = 1e-6;

    /** Also those of the past, which older budgets are in; without XXX, which is none, and XTS, which is for tests. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !code.equals("XXX") && !code.equals("XTS"))
            .collect(Collectors.toUnmodifiableSet());

    private BudgetRules() {}

    static void check(@Nullable Budget budget, TextCheck check) {
        if (budget == null) {
            return;
        }
        check.amount("budget.amount", budget.amount());
        check.amount("budget.executed", budget.executed());
        currency(budget, check);
        check.atMost("budget.years", budget.years(), 100);
        Set<Object> seen = TextCheck.nothingSeen();
        for (int i = 0; i < budget.years().size(); i++) {
            BudgetYear year = budget.years().get(i);
            String at = "budget.years[%d]".formatted(i);
            if (year.year() < 1000 || year.year() > 9999) {
                check.wrong(at + ".year", "a year has four digits, as 2030", "年份应为四位数字，例如 2030");
            }
            check.once(at + ".year", year.year(), seen);
            check.amount(at + ".amount", year.amount());
            check.amount(at + ".executed", year.executed());
        }
        sum("budget.amount", budget.amount(), budget.years(), BudgetYear::amount, check);
        sum("budget.executed", budget.executed(), budget.years(), BudgetYear::executed, check);
    }

    private static void currency(Budget budget, TextCheck check) {
        @Nullable String currency = budget.currency();
        boolean money = budget.amount() != null
                || budget.executed() != null
                || !budget.years().isEmpty();
        if (currency == null) {
            if (money) {
                check.wrong("budget.currency", "an amount needs its currency, as CNY", "金额须注明货币，例如 CNY");
            }
        } else if (!CURRENCIES.contains(currency)) {
            check.wrong(
                    "budget.currency",
                    "'%s' is no currency of ISO 4217; write CNY, USD, EUR …",
                    "“%s”不是 ISO 4217 货币代码；请写作 CNY、USD、EUR 等",
                    currency);
        }
    }

    /** Years make up the whole; where some do not say theirs, they leave room for it. */
    private static void sum(
            String field,
            @Nullable Double whole,
            List<BudgetYear> years,
            Function<BudgetYear, @Nullable Double> part,
            TextCheck check) {
        if (whole == null || years.isEmpty()) {
            return;
        }
        double sum = years.stream()
                .map(part)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        boolean all = years.stream().map(part).allMatch(Objects::nonNull);
        double tolerance = TOLERANCE * Math.max(whole, sum);
        if (all ? Math.abs(sum - whole) > tolerance : sum > whole + tolerance) {
            check.wrong(
                    field,
                    "the years sum to %s and the whole is %s; mend one of them, or leave the whole out",
                    "各年之和为 %s，总额为 %s；请更正其中之一，或省略总额",
                    sum,
                    whole);
        }
    }
}
