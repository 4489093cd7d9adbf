package org.hengce.presentation.analysis;

import java.util.List;
import org.hengce.presentation.json.EffectDocument.Rmspe;
import org.hengce.presentation.json.SyntheticParts;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.words.Texts;

/** Weights, fit and refits of synthetic methods as tables. */
final class SyntheticGrids {
    private static final String ABSENT = "–";
    private static final int FEW_ROWS = 10;
    private static final int MOST_ROWS = 24;
    private static final Precision WEIGHT = new Precision(3);

    private final AnalysisView view;
    private final SyntheticParts parts;
    private final Texts texts;
    private final Numerals numerals;

    SyntheticGrids(AnalysisView view) {
        this.view = view;
        parts = view.document().own().synthetic();
        texts = view.texts();
        numerals = view.numerals();
    }

    void addTo(List<Grid> grids) {
        if (parts.weights() != null) {
            GridBuilder donors = weights("grid.donors", "column.unit");
            parts.weights().forEach(w -> donors.row(w.unit(), numerals.number(w.weight(), WEIGHT)));
            add(grids, donors);
        }
        if (parts.timeWeights() != null) {
            GridBuilder periods = weights("grid.timeWeights", "column.period");
            parts.timeWeights().forEach(w -> periods.row(w.period(), numerals.number(w.weight(), WEIGHT)));
            add(grids, periods);
        }
        if (parts.predictors() != null) {
            GridBuilder predictors = weights("grid.predictors", "column.predictor");
            parts.predictors().forEach(p -> predictors.row(p.predictor(), numerals.number(p.weight(), WEIGHT)));
            add(grids, predictors);
        }
        fit(grids);
        refits(grids);
    }

    private GridBuilder weights(String title, String of) {
        return new GridBuilder(texts, texts.text(title), FEW_ROWS)
                .words(texts.text(of))
                .numbers(texts.text("column.weight"));
    }

    private void fit(List<Grid> grids) {
        Rmspe fit = parts.rmspe();
        if (fit == null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.rmspe"), MOST_ROWS)
                .numbers(texts.text("column.before"))
                .numbers(texts.text("column.after"))
                .numbers(texts.text("column.ratio"))
                .numbers(texts.text("column.rank"));
        int ranked = parts.placebos() == null ? 0 : parts.placebos().size() + 1;
        grid.row(
                view.number(fit.pre(), fit.pre()),
                view.number(fit.post(), fit.post()),
                fit.ratio() == null ? ABSENT : numerals.number(fit.ratio(), new Precision(2)),
                fit.rank() == null
                        ? ABSENT
                        : texts.text(
                                "grid.rank", "rank", Integer.toString(fit.rank()), "count", Integer.toString(ranked)));
        grids.add(grid.build());
    }

    private void refits(List<Grid> grids) {
        if (parts.leaveOneOut() != null) {
            GridBuilder grid = estimates("grid.leaveOneOut", "column.without");
            parts.leaveOneOut().forEach(l -> grid.row(l.unit(), numerals.number(l.estimate(), view.precision())));
            add(grids, grid);
        }
        SyntheticParts.InTimePlacebo earlier = parts.inTime();
        if (earlier != null) {
            GridBuilder grid = estimates("grid.inTime", "column.from");
            grid.row(earlier.period(), numerals.number(earlier.estimate(), view.precision()));
            add(grids, grid);
        }
        if (parts.cohorts() != null) {
            GridBuilder grid = estimates("grid.byCohort", "column.cohort").numbers(texts.text("column.weight"));
            parts.cohorts()
                    .forEach(c -> grid.row(
                            c.cohort(),
                            numerals.number(c.estimate(), view.precision()),
                            numerals.number(c.weight(), WEIGHT)));
            add(grids, grid);
        }
    }

    private GridBuilder estimates(String title, String of) {
        return new GridBuilder(texts, texts.text(title), MOST_ROWS)
                .words(texts.text(of))
                .numbers(view.estimateHeading());
    }

    private static void add(List<Grid> grids, GridBuilder grid) {
        if (!grid.isEmpty()) {
            grids.add(grid.build());
        }
    }
}
