package org.hengce.methods.grouptime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** Rows of a run of did on the page of figures, and those of the sample. */
public final class GroupTimeFigures {
    private static final String ONE_UNIT =
            "R gives an error to a cohort of one unit; we refuse, as one unit has no spread";

    private GroupTimeFigures() {}

    /** The shall-carry laws, either control group and either base. */
    public static void ofSample(FigureRows all) {
        JsonNode file = Figures.ofSample("sample-us-shall-carry-laws.json");
        Panel panel = GroupTimePanels.shallCarry();
        FigureRows rows = all.on("us-shall-carry-laws.csv").by(file, "did");
        double att = file.at("/tolerance/att").doubleValue();
        double error = file.at("/tolerance/se").doubleValue();
        for (ControlGroup controls : ControlGroup.values()) {
            for (BasePeriod base : BasePeriod.values()) {
                String name = controls == ControlGroup.NEVER ? "nevertreated" : "notyettreated";
                JsonNode run = file.get(name + "_" + base.name().toLowerCase(Locale.ROOT));
                Effect effect = GroupTimeAtt.withDefaults()
                        .withControls(controls)
                        .withBase(base)
                        .estimate(panel);
                FigureRows ofRun = rows.with(options(controls, base));
                cells(ofRun.within(att), ofRun.within(error), effect, run);
                for (Aggregation kind : Aggregation.values()) {
                    JsonNode figures = run.get("aggregates").get(kind.name().toLowerCase(Locale.ROOT));
                    aggregate(ofRun.within(att), ofRun.within(error), effect, kind, figures);
                }
            }
        }
    }

    static String options(ControlGroup controls, BasePeriod base) {
        return (controls == ControlGroup.NEVER ? "never" : "not yet") + " treated, "
                + base.name().toLowerCase(Locale.ROOT) + " base";
    }

    static void cells(FigureRows att, FigureRows error, Effect effect, JsonNode run) {
        List<GroupTimeCell> cells = FigureAssertions.detail(effect).cells().stream()
                .filter(cell -> !Double.isNaN(cell.att()))
                .toList();
        att.list("ATT(g,t)", cells.stream().mapToDouble(GroupTimeCell::att).toArray(), run.get("att"));
        double[] theirs = FigureRows.numbers(run.get("se"));
        List<Double> shown = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).treatedUnits() > 1) {
                shown.add(cells.get(i).standardError());
                expected.add(theirs[i]);
            }
        }
        error.list("errors of ATT(g,t)", array(shown), array(expected));
        error.withheld("errors of ATT(g,t), one-unit cohorts", cells.size() - shown.size(), ONE_UNIT);
    }

    static void aggregate(FigureRows att, FigureRows error, Effect effect, Aggregation kind, JsonNode figures) {
        Aggregate aggregate = FigureAssertions.aggregate(effect, kind);
        String name = kind.name().toLowerCase(Locale.ROOT);
        att.figure(name, aggregate.att(), FigureAssertions.first(figures, "overall_att", "overall"));
        error.figure(
                "error of " + name, aggregate.standardError(), FigureAssertions.first(figures, "overall_se", "se"));
        if (kind == Aggregation.SIMPLE) {
            return;
        }
        List<Aggregate.Part> parts = aggregate.parts();
        att.list(
                name + ", parts",
                parts.stream().mapToDouble(Aggregate.Part::att).toArray(),
                figures.get("att"));
        double[] theirs = FigureRows.numbers(FigureAssertions.first(figures, "se_egt", "se"));
        List<Double> shown = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!FigureAssertions.withheld(effect, parts.get(i))) {
                shown.add(parts.get(i).standardError());
                expected.add(theirs[i]);
            }
        }
        error.list("errors of " + name + ", parts", array(shown), array(expected));
        error.withheld("errors of " + name + ", one-unit parts", parts.size() - shown.size(), ONE_UNIT);
    }

    static void aggregates(FigureRows att, FigureRows error, Effect effect, Map<Aggregation, JsonNode> figures) {
        for (Aggregation kind : Aggregation.values()) {
            JsonNode ofKind = figures.get(kind);
            if (ofKind != null) {
                aggregate(att, error, effect, kind, ofKind);
            }
        }
    }

    /** did prints p-values with five digits, hence ours is rounded as well. */
    static void preTest(FigureRows rows, Effect effect, JsonNode run) {
        TestStatistic test =
                Objects.requireNonNull(FigureAssertions.detail(effect).preTest());
        rows.within(MpdtaFiguresTest.STATISTIC).figure("W of the pre-test", test.statistic(), run.get("pretest_W"));
        double rounded = BigDecimal.valueOf(test.pValue())
                .setScale(5, RoundingMode.HALF_EVEN)
                .doubleValue();
        rows.within(0).figure("p of W, five digits", rounded, run.get("pretest_p"));
    }

    static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
