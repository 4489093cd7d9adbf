package org.hengce.presentation.report;

import org.hengce.methods.score.Verdict;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.HeterogeneityDocument.Part;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.table.GridBuilder;
import org.jspecify.annotations.Nullable;

/** Estimates with their ends, errors and p-values, as they are shown: effects on logarithms as percentages. */
final class EffectsTable {
    private final Subject subject;
    private final Voice voice;
    private final Numerals numerals;

    EffectsTable(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
        numerals = subject.numerals();
    }

    /** All effects of the evaluation; each row has its own unit. */
    Grid headlines() {
        GridBuilder grid = new GridBuilder(voice.texts(), voice.text("report.effects"))
                .words("indicator")
                .words("unitMeasure")
                .words("method");
        numbers(grid).words("verdict").flags();
        for (EffectDocument effect : subject.effects()) {
            Integer placebos = "PLACEBO_STUDENTISED".equals(effect.inference())
                    ? Integer.valueOf(effect.placebos().size())
                    : null;
            Estimate estimate = new Estimate(
                    effect.estimate(), effect.interval(), effect.standardError(), effect.pValue(), placebos);
            String flag = subject.evaluation().standing() == null
                    ? ""
                    : subject.evaluation().standing().name();
            grid.row(
                    Cell.of(effect.indicator(), subject.name(effect.indicator())),
                    Cell.of(subject.words(effect).unit()),
                    Cell.of(effect.method(), voice.label("method", effect.method())),
                    estimate.value(effect),
                    estimate.low(effect),
                    estimate.high(effect),
                    estimate.level(),
                    estimate.error(effect),
                    estimate.p(),
                    verdict(effect.verdict()),
                    Cell.of(flag, flag.isEmpty() ? "" : voice.label("standing", flag)));
        }
        return grid.build();
    }

    /** The headline beside the other ways of answering the same question. */
    Grid ways(EffectDocument effect) {
        GridBuilder grid = new GridBuilder(
                        voice.texts(),
                        voice.text(
                                "table.of",
                                "what",
                                voice.text("page.methods"),
                                "name",
                                subject.name(effect.indicator())))
                .words("method")
                .words("what");
        numbers(grid).words("verdict");
        Integer placebos = "PLACEBO_STUDENTISED".equals(effect.inference())
                ? Integer.valueOf(effect.placebos().size())
                : null;
        row(
                grid,
                effect,
                effect.method(),
                "HEADLINE",
                new Estimate(effect.estimate(), effect.interval(), effect.standardError(), effect.pValue(), placebos),
                effect.verdict());
        for (RobustnessDocument other : subject.evaluation().robustness()) {
            if (other.indicator().equals(effect.indicator())) {
                row(
                        grid,
                        effect,
                        other.method(),
                        other.what(),
                        new Estimate(
                                other.estimate(),
                                other.interval(),
                                other.standardError(),
                                other.pValue(),
                                other.placeboCount()),
                        other.verdict());
            }
        }
        return grid.build();
    }

    /** The effect by region, cohort or sector. */
    Grid parts(EffectDocument effect, HeterogeneityDocument by) {
        String what = voice.label("by", by.by());
        GridBuilder grid = new GridBuilder(
                        voice.texts(), voice.text("report.by", "by", what, "name", subject.name(effect.indicator())))
                .words("part", what);
        numbers(grid).words("reason");
        for (Part part : by.parts()) {
            ReasonDocument reason = part.reason();
            Double value = part.estimate();
            Estimate estimate =
                    new Estimate(value == null ? Double.NaN : value, part.interval(), part.standardError(), null, null);
            String name = "REGION".equals(by.by()) ? subject.region(part.label()) : part.label();
            grid.row(
                    Cell.of(part.label(), voice.texts().spaced(name)),
                    value == null ? Cell.absent("") : estimate.value(effect),
                    value == null ? Cell.absent("") : estimate.low(effect),
                    value == null ? Cell.absent("") : estimate.high(effect),
                    estimate.level(),
                    value == null ? Cell.absent("") : estimate.error(effect),
                    Cell.absent(""),
                    reason == null ? Cell.of("") : Cell.of(reason.code(), voice.of(reason.message())));
        }
        return grid.build();
    }

    private static GridBuilder numbers(GridBuilder grid) {
        return grid.numbers("effect")
                .ends("", new Precision(0))
                .numbers("level")
                .numbers("error")
                .numbers("p");
    }

    private void row(
            GridBuilder grid,
            EffectDocument effect,
            String method,
            String what,
            Estimate estimate,
            @Nullable Verdict verdict) {
        grid.row(
                Cell.of(method, voice.label("method", method)),
                Cell.of(what, voice.label("what", what)),
                estimate.value(effect),
                estimate.low(effect),
                estimate.high(effect),
                estimate.level(),
                estimate.error(effect),
                estimate.p(),
                verdict(verdict));
    }

    private Cell verdict(@Nullable Verdict verdict) {
        return Cell.of(
                verdict == null ? "" : verdict.name(),
                Mark.of(verdict).symbol() + "\u00a0" + voice.texts().label("verdict", verdict));
    }

    /** An estimate as it was computed; its cells are in the scale in which the effect is shown. */
    private final class Estimate {
        private final double estimated;
        private final @Nullable IntervalDocument interval;
        private final @Nullable Double error;
        private final @Nullable Double p;
        private final @Nullable Integer placebos;

        Estimate(
                double estimated,
                @Nullable IntervalDocument interval,
                @Nullable Double error,
                @Nullable Double p,
                @Nullable Integer placebos) {
            this.estimated = estimated;
            this.interval = interval;
            this.error = error;
            this.p = p;
            this.placebos = placebos;
        }

        Cell value(EffectDocument of) {
            return Cell.of(scale(of).effect(estimated), precision(of), numerals);
        }

        Cell low(EffectDocument of) {
            IntervalDocument shown = scale(of).interval(interval);
            return Cell.of(shown == null ? null : shown.low(), precision(of), numerals);
        }

        Cell high(EffectDocument of) {
            IntervalDocument shown = scale(of).interval(interval);
            return Cell.of(shown == null ? null : shown.high(), precision(of), numerals);
        }

        Cell level() {
            return interval == null ? Cell.absent("") : Cell.of(interval.level(), numerals.level(interval.level()));
        }

        Cell error(EffectDocument of) {
            return Cell.of(shownError(of), precision(of), numerals);
        }

        Cell p() {
            return p == null ? Cell.absent("") : Cell.of(p, numerals.pCell(p, placebos));
        }

        private @Nullable Double shownError(EffectDocument of) {
            return error == null ? null : Double.valueOf(scale(of).error(error, estimated));
        }

        private EffectScale scale(EffectDocument of) {
            return EffectScale.of(of.transform());
        }

        private Precision precision(EffectDocument of) {
            return Precision.of(
                    scale(of).effect(estimated),
                    shownError(of),
                    scale(of).interval(interval),
                    of.transform(),
                    subject.indicator(of).decimals());
        }
    }
}
