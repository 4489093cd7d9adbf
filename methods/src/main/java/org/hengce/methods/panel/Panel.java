package org.hengce.methods.panel;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/**
 * Outcomes {@code Y[u,t]} of one goal by unit and period, with the period from which each unit is treated, and where
 * given covariates, categorical columns and unit weights.
 *
 * <p>Immutable. Units stand in lexicographic order of their codes ({@link String#compareTo}), periods in the
 * chronological order given by the caller; both are addressed by index from 0. A missing outcome is NaN: gaps are kept
 * as gaps, and every estimator says what it does with them.
 */
public final class Panel {
    /**
     * The {@link #firstTreated} of a unit that is not treated in this panel. Larger than every period index, so that
     * {@code t < firstTreated(u)} reads "not yet treated".
     */
    public static final int NEVER = Integer.MAX_VALUE;

    private final List<String> periods;
    private final List<String> units;
    private final double[] outcomes; // unit by unit, each with all periods
    private final int[] firstTreated;
    private final Columns columns;

    /** Takes the arrays over: only those that let go of them may call this. */
    Panel(List<String> periods, List<String> units, double[] outcomes, int[] firstTreated, Columns columns) {
        this.periods = List.copyOf(periods);
        this.units = List.copyOf(units);
        this.outcomes = outcomes;
        this.firstTreated = firstTreated;
        this.columns = columns;
    }

    /**
     * A panel of arrays, which are copied; for data that are in memory already.
     *
     * @param periodsInOrder distinct, earliest first
     * @param unitsInOrder distinct, in lexicographic order
     * @param outcomes unit by unit, each with all periods; NaN where there is no observation
     * @param firstTreated per unit the index of its first treated period, or {@link #NEVER}
     * @throws IllegalArgumentException if the shapes do not fit, the order is another or an outcome is infinite
     */
    public static Panel of(
            List<String> periodsInOrder, List<String> unitsInOrder, double[] outcomes, int[] firstTreated) {
        ArrayChecks.check(periodsInOrder, unitsInOrder, outcomes, firstTreated);
        return new Panel(periodsInOrder, unitsInOrder, outcomes.clone(), firstTreated.clone(), Columns.NONE);
    }

    /**
     * A builder for a panel over these periods.
     *
     * @param periodsInOrder all periods of the panel, distinct, earliest first, also those nobody observed
     * @throws IllegalArgumentException if there is no period or one occurs twice
     */
    public static PanelBuilder builder(List<String> periodsInOrder) {
        return new PanelBuilder(periodsInOrder);
    }

    /** How many units there are, those without any observation included. */
    public int unitCount() {
        return units.size();
    }

    /** How many periods there are. */
    public int periodCount() {
        return periods.size();
    }

    /** The code of the unit with this index. */
    public String unit(int unit) {
        return units.get(unit);
    }

    /** The index of the unit with this code; negative where there is none. */
    public int indexOf(String unit) {
        return Collections.binarySearch(units, unit);
    }

    /** The name of the period with this index. */
    public String period(int period) {
        return periods.get(period);
    }

    /** All unit codes, in index order. */
    public List<String> units() {
        return units;
    }

    /** All period names, in index order. */
    public List<String> periods() {
        return periods;
    }

    /** The outcome, or NaN where there is no observation. */
    public double outcome(int unit, int period) {
        return outcomes[unit * periods.size() + checked(period)];
    }

    /** A copy of the unit's outcomes, one per period, NaN where there is no observation. */
    public double[] outcomes(int unit) {
        int from = unit * periods.size();
        return Arrays.copyOfRange(outcomes, from, from + periods.size());
    }

    /** Copies the unit's outcomes, one per period, without making anything new. */
    public void readOutcomes(int unit, double[] into) {
        System.arraycopy(outcomes, unit * periods.size(), into, 0, periods.size());
    }

    /** Copies the outcomes of {@code count} units from this one on, unit by unit, without making anything new. */
    public void readOutcomes(int firstUnit, int count, double[] into) {
        System.arraycopy(outcomes, firstUnit * periods.size(), into, 0, count * periods.size());
    }

    /** The names of the covariates, in the order given; possibly none. */
    public List<String> covariates() {
        return columns.covariateNames;
    }

    /** The value of the covariate with this index, or NaN where it is missing. */
    public double covariate(int covariate, int unit, int period) {
        return columns.covariates[covariate][unit * periods.size() + checked(period)];
    }

    /** Copies the unit's values of the covariate with this index, one per period, without making anything new. */
    public void readCovariate(int covariate, int unit, double[] into) {
        System.arraycopy(columns.covariates[covariate], unit * periods.size(), into, 0, periods.size());
    }

    /** The categorical columns, in the order given; possibly none. */
    public List<Factor> factors() {
        return columns.factors;
    }

    /** The categorical column of this name. */
    public Optional<Factor> factor(String name) {
        return columns.factors.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Whether units have weights of their own; else each weighs 1. */
    public boolean weighted() {
        return columns.weights != null;
    }

    /** The unit's weight, positive; 1 where the panel is not {@link #weighted}. */
    public double weight(int unit) {
        return columns.weights == null ? 1 : columns.weights[unit];
    }

    /** What the periods' names say of how often the panel is observed. */
    public Frequency frequency() {
        Set<Frequency> found = new HashSet<>();
        for (String period : periods) {
            try {
                found.add(PeriodName.parse(period).frequency());
            } catch (IllegalArgumentException notADate) {
                return Frequency.UNDATED;
            }
        }
        return found.size() == 1 ? found.iterator().next() : Frequency.UNDATED;
    }

    /**
     * The same panel with every outcome that is there mapped.
     *
     * @throws IllegalArgumentException if an outcome is mapped to no finite number; the message names its cell
     */
    public Panel mapOutcomes(DoubleUnaryOperator map) {
        double[] mapped = outcomes.clone();
        for (int i = 0; i < mapped.length; i++) {
            if (!Double.isNaN(mapped[i])) {
                mapped[i] = map.applyAsDouble(outcomes[i]) + 0.0;
                if (!Double.isFinite(mapped[i])) {
                    throw new IllegalArgumentException("the outcome %s of unit %s in %s cannot be transformed"
                            .formatted(outcomes[i], units.get(i / periods.size()), periods.get(i % periods.size())));
                }
            }
        }
        return new Panel(periods, units, mapped, firstTreated, columns);
    }

    /**
     * The same units, periods and columns with other outcomes and another treatment: what a simulation makes of the past.
     *
     * @param newOutcomes unit by unit, each with all periods; NaN where there is no observation; copied
     * @param newFirstTreated per unit the index of its first treated period, or {@link #NEVER}; copied
     * @throws IllegalArgumentException if the shapes do not fit or an outcome is infinite
     */
    public Panel with(double[] newOutcomes, int[] newFirstTreated) {
        ArrayChecks.check(periods, units, newOutcomes, newFirstTreated);
        return new Panel(periods, units, newOutcomes.clone(), newFirstTreated.clone(), columns);
    }

    /**
     * The same panel with fewer units and periods. A unit that becomes treated after the last period kept is never
     * treated in what is left; one that was treated before the first is always treated.
     *
     * @param kept which units, by index
     * @param from index of the first period kept
     * @param to index after the last
     * @throws IllegalArgumentException if no period is kept
     */
    public Panel select(IntPredicate kept, int from, int to) {
        return new Selection(this, kept, from, to).panel(columns);
    }

    /** The index of the unit's first treated period (its cohort), or {@link #NEVER}. */
    public int firstTreated(int unit) {
        return firstTreated[unit];
    }

    /** Whether the unit is never treated in this panel. */
    public boolean neverTreated(int unit) {
        return firstTreated[unit] == NEVER;
    }

    /** Whether the unit is treated from the first period on, so that nothing is known of it without treatment. */
    public boolean alwaysTreated(int unit) {
        return firstTreated[unit] == 0;
    }

    /** Whether the unit has an outcome in every period. */
    public boolean complete(int unit) {
        for (int t = 0; t < periods.size(); t++) {
            if (Double.isNaN(outcome(unit, t))) {
                return false;
            }
        }
        return true;
    }

    /**
     * SHA-256 of the canonical form, as 64 lower-case hexadecimal digits: the panel's identity in provenance. The form
     * is described at {@link CanonicalForm}; the order in which rows were given does not matter to it.
     */
    public String sha256() {
        return CanonicalForm.sha256(this);
    }

    /**
     * The seed that an estimator uses when none is given: the first 52 bits of SHA-256 over the canonical form followed
     * by the specification, so that it is the same wherever it is computed and survives as a JSON number.
     *
     * @param specification what is to be computed, in the estimator's own fixed wording
     */
    public long seed(String specification) {
        return CanonicalForm.seed(this, specification);
    }

    private int checked(int period) {
        return Objects.checkIndex(period, periods.size());
    }
}
