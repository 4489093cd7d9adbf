package org.hengce.methods.did;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * The treatment regressors: in each cell of cohort and period at most one of them is 1, the others are 0. Immutable.
 *
 * <p>Event times beyond {@code leads} and {@code lags} share the outermost regressor on their side.
 */
final class Terms {
    /** The column of a cell in which all are 0. */
    static final int NONE = -1;
    /** The event time others are measured against. */
    static final int REFERENCE = -1;

    private final List<Term> terms;
    private final int[] columns; // by cohort, then period
    private final Cells cells;
    private final Binning binning;

    private Terms(List<Term> terms, int[] columns, Cells cells, Binning binning) {
        this.terms = List.copyOf(terms);
        this.columns = columns;
        this.cells = cells;
        this.binning = binning;
    }

    /**
     * One regressor.
     *
     * @param name as it is reported
     * @param eventTime of event studies, else 0
     * @param weight of its rows
     */
    record Term(String name, int eventTime, double weight) {}

    /** Which event times are told apart. */
    record Binning(OptionalInt leads, OptionalInt lags) {
        int of(int eventTime) {
            int e = leads.isPresent() ? Math.max(eventTime, -leads.getAsInt()) : eventTime;
            return lags.isPresent() ? Math.min(e, lags.getAsInt()) : e;
        }
    }

    /** What tells regressors apart; the cohort is 0 where cohorts are not told apart. */
    private record Key(int cohort, int eventTime) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparingInt(Key::cohort)
                    .thenComparingInt(Key::eventTime)
                    .compare(this, other);
        }
    }

    /** Those of the model that have at least one row. */
    static Terms of(Model model, Binning binning, Cells cells, List<String> periods) {
        TreeMap<Key, Double> weights = new TreeMap<>();
        for (int c = 0; c < cells.cohorts().count(); c++) {
            for (int t = 0; t < cells.periods(); t++) {
                Key key = key(model, binning, cells.cohorts().firstTreated(c), t);
                if (key != null && cells.rows(c, t) > 0) {
                    weights.merge(key, cells.weight(c, t), Double::sum);
                }
            }
        }
        List<Key> ordered = List.copyOf(weights.keySet());
        int[] columns = new int[cells.cohorts().count() * cells.periods()];
        for (int c = 0; c < cells.cohorts().count(); c++) {
            for (int t = 0; t < cells.periods(); t++) {
                Key key = key(model, binning, cells.cohorts().firstTreated(c), t);
                columns[c * cells.periods() + t] = key == null ? NONE : Math.max(NONE, ordered.indexOf(key));
            }
        }
        List<Term> terms = new ArrayList<>();
        weights.forEach((key, weight) -> terms.add(new Term(name(model, key, periods), key.eventTime(), weight)));
        return new Terms(terms, columns, cells, binning);
    }

    private static @Nullable Key key(Model model, Binning binning, int firstTreated, int t) {
        if (firstTreated == Panel.NEVER) {
            return null;
        }
        if (model == Model.TWO_WAY) {
            return t >= firstTreated ? new Key(0, 0) : null;
        }
        int e = binning.of(t - firstTreated);
        return e == REFERENCE ? null : new Key(model == Model.SUN_ABRAHAM ? firstTreated : 0, e);
    }

    private static String name(Model model, Key key, List<String> periods) {
        return switch (model) {
            case TWO_WAY -> "treated";
            case EVENT_STUDY -> "event time %d".formatted(key.eventTime());
            case SUN_ABRAHAM -> "cohort %s, event time %d".formatted(periods.get(key.cohort()), key.eventTime());
        };
    }

    int count() {
        return terms.size();
    }

    Term term(int column) {
        return terms.get(column);
    }

    int periods() {
        return cells.periods();
    }

    /** Which regressor is 1 there, or {@link #NONE}. */
    int column(int cohort, int period) {
        return columns[cohort * cells.periods() + period];
    }

    /** The event times that have a regressor, in order. */
    int[] eventTimes() {
        return terms.stream().mapToInt(Term::eventTime).distinct().sorted().toArray();
    }

    /** Whether some regressor stands for more than its own event time. */
    boolean binned() {
        for (int c = 0; c < cells.cohorts().count(); c++) {
            for (int t = 0; t < cells.periods(); t++) {
                int g = cells.cohorts().firstTreated(c);
                if (g != Panel.NEVER && cells.rows(c, t) > 0 && binning.of(t - g) != t - g) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Treated units observed at this event time: of those that share a regressor, in the period in which most are. */
    int treatedUnits(int eventTime) {
        int units = 0;
        for (int c = 0; c < cells.cohorts().count(); c++) {
            int most = 0;
            int g = cells.cohorts().firstTreated(c);
            for (int t = 0; t < cells.periods() && g != Panel.NEVER; t++) {
                most = Math.max(most, binning.of(t - g) == eventTime ? cells.rows(c, t) : 0);
            }
            units += most;
        }
        return units;
    }

    /** Weights of the coefficients in the effect at one event time: its regressors, by their rows' weight. */
    double[] at(int eventTime) {
        double[] shares = new double[terms.size()];
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = terms.get(k).eventTime() == eventTime ? terms.get(k).weight() : 0;
            sum += shares[k];
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /**
     * Weights of the coefficients in the headline: of an event study each event time from 0 on alike; of Sun–Abraham each
     * regressor from 0 on by its rows' weight.
     *
     * @return null where nothing is observed from the treatment on
     */
    double @Nullable [] headline(Model model) {
        double[] shares = new double[terms.size()];
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            Term term = terms.get(k);
            double share = model == Model.SUN_ABRAHAM ? term.weight() : 1;
            shares[k] = term.eventTime() >= 0 ? share : 0;
            sum += shares[k];
        }
        if (sum == 0) {
            return null;
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
