package org.hengce.methods.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.methods.did.BaconFigures;
import org.hengce.methods.did.RegressionFigures;
import org.hengce.methods.did.SampleRegressionFigures;
import org.hengce.methods.grouptime.GroupTimeFigures;
import org.hengce.methods.grouptime.MpdtaFigures;
import org.hengce.methods.honest.HonestFigures;
import org.hengce.methods.its.SeriesFigures;
import org.hengce.methods.synthetic.SyntheticControlFigures;
import org.hengce.methods.synthetic.SyntheticDidFigures;

/** All sections in the order of the page; their rows are computed once, as some take seconds. */
final class FigureTable {
    static final List<FigureSection> SECTIONS = List.of(
            new FigureSection("Before and after", "before-after", false, SeriesFigures::beforeAfter),
            new FigureSection("Interrupted time series", "its", false, SeriesFigures::interrupted),
            new FigureSection("Difference-in-differences", "did", true, SampleRegressionFigures::ofSample),
            new FigureSection("Difference-in-differences", "did", false, RegressionFigures::ofReference),
            new FigureSection("Goodman-Bacon decomposition", "bacon", false, BaconFigures::ofReference),
            new FigureSection("Group-time effects", "group-time", true, GroupTimeFigures::ofSample),
            new FigureSection("Group-time effects", "group-time", false, MpdtaFigures::ofReference),
            new FigureSection("Synthetic control", "synthetic-control", true, SyntheticControlFigures::ofSample),
            new FigureSection("Synthetic control", "synthetic-control", false, SyntheticControlFigures::ofReference),
            new FigureSection("Synthetic difference-in-differences", "sdid", true, SyntheticDidFigures::ofSample),
            new FigureSection("Synthetic difference-in-differences", "sdid", false, SyntheticDidFigures::ofReference),
            new FigureSection("Honest sensitivity", "honest", false, HonestFigures::ofReference));

    private final Map<FigureSection, List<FigureRow>> computed = new HashMap<>();

    List<FigureRow> rows(FigureSection section) {
        List<FigureRow> rows = computed.get(section);
        if (rows == null) {
            rows = section.rows();
            computed.put(section, rows);
        }
        return rows;
    }

    /** Those of an estimator, samples first. */
    List<FigureRow> rows(String page) {
        List<FigureRow> rows = new ArrayList<>();
        SECTIONS.stream().filter(section -> section.page().equals(page)).forEach(section -> rows.addAll(rows(section)));
        return rows;
    }
}
