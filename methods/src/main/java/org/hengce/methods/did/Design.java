package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Factor;
import org.hengce.methods.panel.Panel;

/**
 * Who and what enters a regression, as far as it can be told before any row is read.
 *
 * @param panel of which rows are read
 * @param model treatment regressors
 * @param binning event times told apart
 * @param fixedEffects columns, of which {@link #UNIT} and {@link #TIME} are reserved names
 * @param clusters one or two columns, likewise
 * @param threads to be used
 */
record Design(
        Panel panel,
        Model model,
        Terms.Binning binning,
        List<String> fixedEffects,
        List<String> clusters,
        int threads) {
    static final String UNIT = "unit";
    static final String TIME = "time";

    /** The design of a configuration on a panel, or why there is none. */
    static Design of(DifferenceInDifferences options, Panel panel) {
        for (String name : options.fixedEffects()) {
            requireColumn(panel, name);
        }
        for (String name : options.clusters()) {
            requireColumn(panel, name);
        }
        Design whole = new Design(
                panel,
                options.model(),
                new Terms.Binning(options.leads(), options.lags()),
                options.fixedEffects(),
                options.clusters(),
                options.threads());
        Refusals.check(whole);
        OptionalInt last = whole.lastCohortAsControl();
        if (last.isEmpty()) {
            return whole;
        }
        // Cut where the last cohort starts, it is never treated in what is left.
        Panel cut = panel.select(u -> true, 0, last.getAsInt());
        Design design = new Design(cut, whole.model, whole.binning, whole.fixedEffects, whole.clusters, whole.threads);
        Refusals.check(design);
        return design;
    }

    private static void requireColumn(Panel panel, String name) {
        if (!name.equals(UNIT) && !name.equals(TIME) && panel.factor(name).isEmpty()) {
            List<String> others = panel.factors().stream().map(Factor::name).toList();
            throw new OptionException(
                    "the panel has no categorical column %s; it has %s, %s and %s".formatted(name, UNIT, TIME, others),
                    "面板中没有分类列 %s；现有 %s、%s 及 %s".formatted(name, UNIT, TIME, others));
        }
    }

    /** For Sun–Abraham without never treated units: the start of the last cohort, which then is what others are compared with. */
    private OptionalInt lastCohortAsControl() {
        if (model != Model.SUN_ABRAHAM) {
            return OptionalInt.empty();
        }
        int last = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.neverTreated(u)) {
                return OptionalInt.empty();
            }
            last = Math.max(last, panel.firstTreated(u));
        }
        return OptionalInt.of(last);
    }

    /** Always treated units stay in the two-way regression as run; of effects by distance they know nothing. */
    boolean kept(int unit) {
        return model == Model.TWO_WAY || !panel.alwaysTreated(unit);
    }

    /** Units that are not kept, in index order. */
    List<DroppedUnit> excluded() {
        List<DroppedUnit> excluded = new ArrayList<>();
        for (int u = 0; u < panel.unitCount(); u++) {
            if (!kept(u)) {
                excluded.add(new DroppedUnit(panel.unit(u), DropReason.ALWAYS_TREATED));
            }
        }
        return excluded;
    }

    /** Whether the unit becomes treated within the panel. */
    boolean treated(int unit) {
        return !panel.neverTreated(unit) && !panel.alwaysTreated(unit);
    }

    /** Whether unit and period effects are all there are, and no covariates. */
    boolean twoWay() {
        return panel.covariates().isEmpty()
                && fixedEffects.size() == 2
                && fixedEffects.contains(UNIT)
                && fixedEffects.contains(TIME);
    }

    /** Whether errors are clustered by unit alone. */
    boolean clusteredByUnit() {
        return clusters.equals(List.of(UNIT));
    }

    /** The periods in which treated units start, in order. */
    int[] starts() {
        boolean[] any = new boolean[panel.periodCount()];
        for (int u = 0; u < panel.unitCount(); u++) {
            if (treated(u)) {
                any[panel.firstTreated(u)] = true;
            }
        }
        return IntStream.range(0, any.length).filter(t -> any[t]).toArray();
    }

    /** The values of a column. */
    @FunctionalInterface
    interface Codes {
        /** From 0 on, or {@link Factor#MISSING}. */
        int of(int unit, int period);
    }

    Codes codes(String column) {
        return switch (column) {
            case UNIT -> (unit, period) -> unit;
            case TIME -> (unit, period) -> period;
            default -> panel.factor(column).orElseThrow()::level;
        };
    }

    /** How many values a column can have. */
    int levels(String column) {
        return switch (column) {
            case UNIT -> panel.unitCount();
            case TIME -> panel.periodCount();
            default -> panel.factor(column).orElseThrow().levels().size();
        };
    }
}
