package org.hengce.presentation.analysis;

import java.util.List;
import org.hengce.presentation.json.EffectDocument.Rmspe;
import org.hengce.presentation.json.SyntheticParts;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.Texts;

/** Weights, fit and refits of synthetic methods as tables. */
final class SyntheticGrids {
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
            GridBuilder donors = weights("grid.donors", "unit");
            parts.weights().forEach(w -> donors.row(Cell.of(w.unit()), weight(w.weight())));
            add(grids, donors);
        }
        if (parts.timeWeights() != null) {
            GridBuilder periods = weights("grid.timeWeights", "period");
            parts.timeWeights().forEach(w -> periods.row(Cell.of(w.period()), weight(w.weight())));
            add(grids, periods);
        }
        if (parts.predictors() != null) {
            GridBuilder predictors = weights("grid.predictors", "predictor");
            parts.predictors().forEach(p -> predictors.row(Cell.of(p.predictor()), weight(p.weight())));
            add(grids, predictors);
        }
        fit(grids);
        refits(grids);
    }

    private GridBuilder weights(String title, String of) {
        return new GridBuilder(texts, texts.text(title), FEW_ROWS).words(of).numbers("weight");
    }

    private void fit(List<Grid> grids) {
        Rmspe fit = parts.rmspe();
        if (fit == null) {
            return;
        }
        GridBuilder grid = new GridBuilder(texts, texts.text("grid.rmspe"), MOST_ROWS)
                .numbers("before")
                .numbers("after")
                .numbers("ratio")
                .numbers("rank");
        int ranked = parts.placebos() == null ? 0 : parts.placebos().size() + 1;
        grid.row(
                view.cell(fit.pre(), fit.pre()),
                view.cell(fit.post(), fit.post()),
                Cell.of(fit.ratio(), new Precision(2), numerals),
                fit.rank() == null
                        ? Cell.absent("")
                        : Cell.of(
                                fit.rank(),
                                texts.text(
                                        "grid.rank",
                                        "rank",
                                        Integer.toString(fit.rank()),
                                        "count",
                                        Integer.toString(ranked))));
        grids.add(grid.build());
    }

    private void refits(List<Grid> grids) {
        if (parts.leaveOneOut() != null) {
            GridBuilder grid = estimates("grid.leaveOneOut", "without");
            parts.leaveOneOut().forEach(l -> grid.row(Cell.of(l.unit()), estimate(l.estimate())));
            add(grids, grid);
        }
        SyntheticParts.InTimePlacebo earlier = parts.inTime();
        if (earlier != null) {
            GridBuilder grid = estimates("grid.inTime", "from");
            grid.row(Cell.of(earlier.period()), estimate(earlier.estimate()));
            add(grids, grid);
        }
        if (parts.cohorts() != null) {
            GridBuilder grid = estimates("grid.byCohort", "cohort").numbers("weight");
            parts.cohorts().forEach(c -> grid.row(Cell.of(c.cohort()), estimate(c.estimate()), weight(c.weight())));
            add(grids, grid);
        }
    }

    private GridBuilder estimates(String title, String of) {
        return new GridBuilder(texts, texts.text(title), MOST_ROWS)
                .words(of)
                .numbers("estimate", view.estimateHeading());
    }

    private Cell weight(double weight) {
        return Cell.of(weight, WEIGHT, numerals);
    }

    private Cell estimate(double estimate) {
        return Cell.of(estimate, view.precision(), numerals);
    }

    private static void add(List<Grid> grids, GridBuilder grid) {
        if (!grid.isEmpty()) {
            grids.add(grid.build());
        }
    }
}
