package org.hengce.presentation.analysis;

import java.util.List;
import java.util.Optional;
import org.hengce.presentation.chart.ChartSize;
import org.hengce.presentation.chart.ChartSubject;
import org.hengce.presentation.chart.ComparisonsChart;
import org.hengce.presentation.chart.EffectChart;
import org.hengce.presentation.chart.EventStudyChart;
import org.hengce.presentation.chart.PathChart;
import org.hengce.presentation.chart.PowerChart;
import org.hengce.presentation.chart.SensitivityChart;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.DesignParts;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.MethodParts;
import org.hengce.presentation.json.RegressionParts.Comparison;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;

/** The picture that says most of a result. */
public final class AnalysisChart {
    private static final String ID = "analysis";

    private AnalysisChart() {}

    /** As a file of its own, with ground and colours for light and dark; empty where the result has nothing to draw. */
    public static Optional<String> of(AnalysisView view) {
        AnalysisDocument found = view.document();
        MethodParts own = found.own();
        double estimate = found.estimate() == null ? 0 : found.estimate();
        String outcome = view.subject().outcome();
        List<Comparison> comparisons = own.regressions().comparisons();
        if (comparisons != null) {
            return Optional.of(new ComparisonsChart(ID, view.language(), outcome, estimate, comparisons)
                    .standalone(ChartSize.WIDE));
        }
        List<DesignParts.RobustInterval> robust = own.design().sensitivity();
        if (robust != null) {
            return Optional.of(new SensitivityChart(ID, view.language(), estimate, found.interval(), robust)
                    .standalone(ChartSize.WIDE));
        }
        List<DesignParts.PowerPoint> curve = own.design().curve();
        Double power = own.design().power();
        if (curve != null && power != null) {
            Double smallest = own.design().minimumDetectableEffect();
            Double detectable = smallest == null || smallest.isNaN() ? null : smallest;
            return Optional.of(
                    new PowerChart(ID, view.language(), outcome, detectable, power, curve).standalone(ChartSize.WIDE));
        }
        List<EventStudyPoint> points = own.regressions().eventStudy();
        if (points != null && EventStudyChart.canDraw(points)) {
            return Optional.of(new EventStudyChart(subject(view), view.effect(), points).standalone(ChartSize.WIDE));
        }
        return path(view);
    }

    private static Optional<String> path(AnalysisView view) {
        List<PathPoint> path = view.document().path();
        if (path.stream().noneMatch(p -> p.observed() != null && p.counterfactual() != null)) {
            return Optional.empty();
        }
        boolean gaps = path.stream().anyMatch(p -> p.effect() != null);
        return Optional.of(
                gaps
                        ? new EffectChart(subject(view), view.effect()).standalone(ChartSize.WIDE)
                        : new PathChart(subject(view), view.effect()).standalone(ChartSize.WIDE));
    }

    private static ChartSubject subject(AnalysisView view) {
        String start = view.subject().start();
        return new ChartSubject(ID, view.language(), start, view.indicator(), start, view.evidence(), false);
    }
}
