package org.hengce.methods.csv;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.PeriodName;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file are what, and which rows count.
 *
 * @param unit column; null for a single series, whose one unit bears the outcome's name
 * @param time column of the periods
 * @param outcome column; an empty cell is a missing observation
 * @param covariates numeric columns; an empty cell is a missing value
 * @param factors categorical columns, for fixed effects and clusters
 * @param weight numeric column, of which each unit's mean before the first treatment is its weight; null for none
 * @param excluded units that are left out
 * @param from first period that counts; null for the file's first
 * @param to last period that counts; null for the file's last
 * @param oneUnitAllowed whether the method can do with one unit
 */
public record CsvLayout(
        @Nullable String unit,
        String time,
        String outcome,
        TreatmentColumn treatment,
        OutcomeTransform transform,
        List<String> covariates,
        List<String> factors,
        @Nullable String weight,
        Set<String> excluded,
        @Nullable String from,
        @Nullable String to,
        boolean oneUnitAllowed) {

    /** Copies the collections and checks that the window's ends are periods. */
    public CsvLayout {
        covariates = covariates.stream().distinct().toList();
        factors = factors.stream().distinct().toList();
        excluded = java.util.Collections.unmodifiableSet(new TreeSet<>(excluded));
        PeriodName first = from == null ? null : PeriodForms.named(from);
        PeriodName last = to == null ? null : PeriodForms.named(to);
        if (first != null && last != null && Periods.before(last, first)) {
            throw new OptionException(
                    "the window ends in %s, before it begins in %s; change places".formatted(to, from),
                    "窗口止于 %s，早于其起点 %s；请对调".formatted(to, from));
        }
    }

    /** A panel of these columns and nothing else. */
    public static CsvLayout panel(String unit, String time, String outcome) {
        return plain(unit, time, outcome, false);
    }

    /** A single series. */
    public static CsvLayout series(String time, String outcome) {
        return plain(null, time, outcome, true);
    }

    private static CsvLayout plain(@Nullable String unit, String time, String outcome, boolean oneUnitAllowed) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                new TreatmentColumn.None(),
                OutcomeTransform.LEVEL,
                List.of(),
                List.of(),
                null,
                Set.of(),
                null,
                null,
                oneUnitAllowed);
    }

    /** The same with treated units. */
    public CsvLayout withTreatment(TreatmentColumn newTreatment) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                newTreatment,
                transform,
                covariates,
                factors,
                weight,
                excluded,
                from,
                to,
                oneUnitAllowed);
    }

    /** The same with another transform. */
    public CsvLayout withTransform(OutcomeTransform newTransform) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                treatment,
                newTransform,
                covariates,
                factors,
                weight,
                excluded,
                from,
                to,
                oneUnitAllowed);
    }

    /** The same with covariates and categorical columns. */
    public CsvLayout withColumns(List<String> newCovariates, List<String> newFactors) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                treatment,
                transform,
                newCovariates,
                newFactors,
                weight,
                excluded,
                from,
                to,
                oneUnitAllowed);
    }

    /** The same with unit weights. */
    public CsvLayout withWeight(@Nullable String newWeight) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                treatment,
                transform,
                covariates,
                factors,
                newWeight,
                excluded,
                from,
                to,
                oneUnitAllowed);
    }

    /** The same without these units. */
    public CsvLayout without(Set<String> units) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                treatment,
                transform,
                covariates,
                factors,
                weight,
                units,
                from,
                to,
                oneUnitAllowed);
    }

    /** The same with a window, either end open where it is null. */
    public CsvLayout within(@Nullable String newFrom, @Nullable String newTo) {
        return new CsvLayout(
                unit,
                time,
                outcome,
                treatment,
                transform,
                covariates,
                factors,
                weight,
                excluded,
                newFrom,
                newTo,
                oneUnitAllowed);
    }

    /** The same for a method that can do with one unit. */
    public CsvLayout allowingOneUnit() {
        return new CsvLayout(
                unit, time, outcome, treatment, transform, covariates, factors, weight, excluded, from, to, true);
    }
}
