package org.hengce.presentation.page;

import java.util.List;
import java.util.stream.Collectors;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.DroppedUnit;
import org.hengce.presentation.json.EffectDocument.PeriodWeight;
import org.hengce.presentation.json.EffectDocument.UnitWeight;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.page.Table.Column;
import org.hengce.presentation.words.Texts;

/** Which units and periods the counterfactual is a mix of, and which units have no part in it. */
final class WeightsTables {
    private static final int NAMED = 3;

    private final PageInput input;
    private final EffectDocument effect;
    private final Texts texts;
    private final Numerals numerals;

    WeightsTables(PageInput input, EffectDocument effect) {
        this.input = input;
        this.effect = effect;
        texts = Texts.of(input.language());
        numerals = new Numerals(input.language());
    }

    void writeTo(Markup html) {
        if (effect.weights().isEmpty() && effect.timeWeights().isEmpty()) {
            dropped(html);
            return;
        }
        html.element("h2", texts.text("page.weights")).line();
        html.element("p", texts.text("page.weights.note")).line();
        heaviest(html);
        if (!effect.weights().isEmpty()) {
            double largest = effect.weights().stream()
                    .mapToDouble(UnitWeight::weight)
                    .max()
                    .orElse(1);
            html.open("details").element("summary", texts.text("page.weights.units"));
            Table table = open(html, "page.weights.units", "column.unit");
            for (UnitWeight unit : effect.weights()) {
                row(table, input.unit(unit.unit()), unit.weight(), largest);
            }
            table.close();
            html.close().line();
        }
        if (!effect.timeWeights().isEmpty()) {
            double largest = effect.timeWeights().stream()
                    .mapToDouble(PeriodWeight::weight)
                    .max()
                    .orElse(1);
            html.open("details").element("summary", texts.text("page.weights.times"));
            Table table = open(html, "page.weights.times", "column.period");
            for (PeriodWeight period : effect.timeWeights()) {
                row(table, period.period(), period.weight(), largest);
            }
            table.close();
            html.close().line();
        }
        dropped(html);
    }

    private void heaviest(Markup html) {
        String separator = input.language() == Language.ZH ? "、" : ", ";
        String names = effect.weights().stream()
                .limit(NAMED)
                .map(unit -> input.unitName(unit.unit()) + " " + numerals.percent(unit.weight(), 1))
                .collect(Collectors.joining(separator));
        if (!names.isEmpty()) {
            html.element("p", texts.text("page.weights.heaviest", "names", names))
                    .line();
        }
    }

    private void dropped(Markup html) {
        if (effect.unitsDropped().isEmpty()) {
            return;
        }
        html.element("h3", texts.text("page.dropped"));
        Table table = Table.open(
                html,
                texts.text("page.dropped"),
                List.of(Column.text(texts.text("column.unit")), Column.text(texts.text("column.reason"))));
        for (DroppedUnit unit : effect.unitsDropped()) {
            table.row("unit", texts.spaced(input.unit(unit.unit())))
                    .text(texts.label("dropped", unit.reason()))
                    .endRow();
        }
        table.close();
    }

    private Table open(Markup html, String caption, String first) {
        return Table.open(
                html,
                texts.text(caption),
                List.of(
                        Column.text(texts.text(first)),
                        Column.number(texts.text("column.weight")),
                        Column.text(texts.text("column.share"))));
    }

    private void row(Table table, String name, double weight, double largest) {
        table.row("weight", texts.spaced(name))
                .number(numerals.percent(weight, 1))
                .bar(weight / largest)
                .endRow();
    }
}
