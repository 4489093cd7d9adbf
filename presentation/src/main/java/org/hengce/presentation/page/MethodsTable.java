package org.hengce.presentation.page;

import java.util.List;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.Diagnostic;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.page.Table.Column;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** The headline beside the other ways of answering the same question, and the checks of the method. */
final class MethodsTable {
    private final PageInput input;
    private final EffectDocument effect;
    private final EffectScale scale;
    private final Texts texts;
    private final Numerals numerals;

    MethodsTable(PageInput input, EffectDocument effect) {
        this.input = input;
        this.effect = effect;
        scale = EffectScale.of(effect.transform());
        texts = Texts.of(input.language());
        numerals = new Numerals(input.language());
    }

    void writeTo(Markup html) {
        html.element("h2", texts.text("page.methods")).line();
        LocalizedText reason = effect.reason();
        if (reason != null && !reason.in(input.language()).isEmpty()) {
            html.element("p", texts.text("page.methods.why", "reason", Texts.clause(reason.in(input.language()))));
        }
        IntervalDocument interval = effect.interval();
        String level = interval == null ? "" : numerals.level(interval.level());
        String sign = Sections.sign(scale);
        Table table = Table.open(
                html,
                texts.text("page.methods"),
                List.of(
                        Column.text(texts.text("column.method")),
                        Column.text(texts.text("column.what")),
                        Column.number(texts.text("column.effect") + sign),
                        Column.number(texts.text("column.interval", "level", level) + sign),
                        Column.number(texts.text("column.error") + sign),
                        Column.number(texts.text("column.p")),
                        Column.text(texts.text("column.verdict"))));
        boolean ranked = "PLACEBO_STUDENTISED".equals(effect.inference());
        row(
                table,
                effect.method(),
                "HEADLINE",
                effect.estimate(),
                interval,
                effect.standardError(),
                effect.pValue(),
                ranked ? effect.placebos().size() : null,
                effect.verdict());
        for (RobustnessDocument other : input.evaluation().robustness()) {
            if (other.indicator().equals(effect.indicator())) {
                row(
                        table,
                        other.method(),
                        other.what(),
                        other.estimate(),
                        other.interval(),
                        other.standardError(),
                        other.pValue(),
                        other.placeboCount(),
                        other.verdict());
            }
        }
        table.close();
        inference(html);
        diagnostics(html);
    }

    private void row(
            Table table,
            String method,
            String what,
            double estimated,
            @Nullable IntervalDocument estimatedInterval,
            @Nullable Double estimatedError,
            @Nullable Double p,
            @Nullable Integer placebos,
            @Nullable Verdict verdict) {
        double estimate = scale.effect(estimated);
        IntervalDocument interval = scale.interval(estimatedInterval);
        Double error = estimatedError == null ? null : Double.valueOf(scale.error(estimatedError, estimated));
        Precision precision = Precision.of(
                estimate,
                error,
                interval,
                effect.transform(),
                input.indicator(effect.indicator()).decimals());
        table.row("method", texts.spaced(texts.label("method", method)))
                .text(texts.spaced(texts.label("what", what)))
                .number(numerals.number(estimate, precision))
                .number(interval == null ? "–" : numerals.range(interval, precision))
                .number(error == null ? "–" : numerals.number(error, precision))
                .number(p == null ? "–" : numerals.pValue(p, placebos).replaceFirst("^= ", ""))
                .whole(Mark.of(verdict).symbol() + " " + texts.label("verdict", verdict))
                .endRow();
    }

    private void inference(Markup html) {
        String inference = effect.inference();
        if (inference != null) {
            html.element("p", texts.spaced(texts.label("inference", inference)), "class", "quiet")
                    .line();
        }
    }

    private void diagnostics(Markup html) {
        if (effect.diagnostics().isEmpty()) {
            return;
        }
        html.element("h3", texts.text("page.diagnostics"));
        Table table = Table.open(
                html,
                texts.text("page.diagnostics"),
                List.of(
                        Column.text(texts.text("column.check")),
                        Column.text(texts.text("column.result")),
                        Column.text(texts.text("column.says"))));
        for (Diagnostic check : effect.diagnostics()) {
            LocalizedText message = check.message();
            table.row("check", texts.spaced(texts.label("check", check.name())))
                    .text(texts.label("diagnostic", check.status()))
                    .text(message == null ? "" : texts.spaced(message.in(input.language())))
                    .endRow();
        }
        table.close();
    }
}
