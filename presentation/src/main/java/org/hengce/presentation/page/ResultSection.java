package org.hengce.presentation.page;

import java.util.List;
import org.hengce.presentation.chart.ChartSize;
import org.hengce.presentation.chart.ChartSubject;
import org.hengce.presentation.chart.EventStudyChart;
import org.hengce.presentation.chart.GapChart;
import org.hengce.presentation.chart.PathChart;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.page.Table.Column;
import org.hengce.presentation.words.EvaluationWords;
import org.hengce.presentation.words.GoalWords;
import org.hengce.presentation.words.IndicatorFacts;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** One indicator: pictures with their table, methods, what the comparison is made of, limits. */
final class ResultSection {
    private final PageInput input;
    private final EffectDocument effect;
    private final String id;
    private final IndicatorFacts indicator;
    private final Texts texts;
    private final Numerals numerals;

    ResultSection(PageInput input, EffectDocument effect, String id) {
        this.input = input;
        this.effect = effect;
        this.id = id;
        indicator = input.indicator(effect.indicator());
        texts = Texts.of(input.language());
        numerals = new Numerals(input.language());
    }

    void writeTo(Markup html) {
        html.open("section").line();
        String name = texts.spaced(indicator.name().in(input.language()));
        html.element("h2", texts.text("page.results", "indicator", name)).line();
        if (!effect.path().isEmpty()) {
            charts(html);
            String interruption = Sections.words(input, effect).interruption(input.treatedFrom());
            if (!interruption.isEmpty()) {
                html.element("p", interruption).line();
            }
            eventStudy(html);
            html.open("details").element("summary", texts.text("page.table"));
            pathTable(html);
            html.close().line();
        }
        List<String> beside = new GoalWords(input.language(), indicator, effect).sentences();
        if (!beside.isEmpty()) {
            html.element("h3", texts.text("page.goal"));
            Sections.list(html, beside);
        }
        html.element("h3", texts.text("read.title"));
        Sections.list(html, Sections.words(input, effect).howToRead());
        new MethodsTable(input, effect).writeTo(html);
        new WeightsTables(input, effect).writeTo(html);
        html.element("h2", texts.text("page.limits")).line();
        Sections.list(
                html, new EvaluationWords(input.language(), input.evaluation()).limits(effect, input.treatedFrom()));
        html.close().line();
    }

    private void charts(Markup html) {
        PathChart paths = new PathChart(subject(""), effect);
        html.open("figure")
                .trusted(paths.svg(ChartSize.WIDE))
                .trusted(paths.svg(ChartSize.NARROW))
                .close()
                .line();
        if (effect.path().stream().allMatch(point -> point.effect() == null)) {
            return; // the gap is no effect
        }
        GapChart gaps = new GapChart(subject("-gap"), effect);
        html.open("figure")
                .trusted(gaps.svg(ChartSize.WIDE))
                .trusted(gaps.svg(ChartSize.NARROW))
                .close()
                .line();
    }

    private void eventStudy(Markup html) {
        List<EventStudyPoint> points = effect.found().own().regressions().eventStudy();
        if (points != null && EventStudyChart.canDraw(points)) {
            EventStudyChart chart = new EventStudyChart(subject("-events"), effect, points);
            html.open("figure")
                    .trusted(chart.svg(ChartSize.WIDE))
                    .trusted(chart.svg(ChartSize.NARROW))
                    .close()
                    .line();
        }
    }

    /** What a chart is about; the suffix keeps the ids on the page apart. */
    private ChartSubject subject(String suffix) {
        return new ChartSubject(
                id + suffix,
                input.language(),
                input.title().in(input.language()),
                indicator,
                input.treatedFrom(),
                Sections.evidenceLevel(input),
                Sections.provisional(input));
    }

    private void pathTable(Markup html) {
        IntervalDocument interval = effect.interval();
        String level = interval == null ? "" : numerals.level(interval.level());
        EffectScale scale = EffectScale.of(effect.transform());
        Precision estimated = Sections.words(input, effect).precision();
        Precision counterfactual = Sections.words(input, effect).outcomePrecision();
        Precision own = new Precision(indicator.decimals());
        String sign = Sections.sign(scale);
        Table table = Table.open(
                html,
                texts.text("page.table"),
                List.of(
                        Column.text(texts.text("column.period")),
                        Column.number(texts.text("column.observed")),
                        Column.number(texts.text("column.counterfactual")),
                        Column.number(texts.text("column.effect") + sign),
                        Column.number(texts.text("column.interval", "level", level) + sign)));
        for (PathPoint point : EffectScale.shown(effect).path()) {
            IntervalDocument at = interval == null || (point.low() == null && point.high() == null)
                    ? null
                    : new IntervalDocument(interval.level(), point.low(), point.high());
            table.row(point.period().equals(input.treatedFrom()) ? "start" : "period", point.period())
                    .number(number(point.observed(), own))
                    .number(number(point.counterfactual(), counterfactual))
                    .number(number(point.effect(), estimated))
                    .number(at == null ? "–" : numerals.range(at, estimated))
                    .endRow();
        }
        table.close();
    }

    private String number(@Nullable Double value, Precision precision) {
        return value == null ? "–" : numerals.number(value, precision);
    }
}
