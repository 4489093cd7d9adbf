package org.hengce.presentation.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.CoefficientDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PathPoint;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.SeriesParts;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/** What is said of one effect. */
public final class EffectWords {
    private static final int COMPARED_WITH_OTHERS = 3;

    private final Texts texts;
    private final Numerals numerals;
    private final IndicatorFacts indicator;
    private final EffectScale scale;
    private final EffectDocument effect; // as it is shown
    private final int evidenceLevel;
    private final Precision precision;

    /**
     * Words for this effect.
     *
     * @param evidenceLevel 1 to 5: at 1 and 2 the policy is only said to be followed by a difference; 0 where it is not
     *     known, which is treated alike
     */
    public EffectWords(Language language, IndicatorFacts indicator, EffectDocument effect, int evidenceLevel) {
        this.texts = Texts.of(language);
        this.numerals = new Numerals(language);
        this.indicator = indicator;
        this.scale = EffectScale.of(effect.transform());
        this.effect = EffectScale.shown(effect);
        this.evidenceLevel = evidenceLevel;
        this.precision = Precision.of(this.effect, indicator.decimals());
    }

    /** To which decimal everything about this effect is written. */
    public Precision precision() {
        return precision;
    }

    /** To which decimal a counterfactual outcome is written: like the effect, unless that is in another unit. */
    public Precision outcomePrecision() {
        if (scale == EffectScale.PLAIN) {
            return precision;
        }
        var observed = effect.path().stream()
                .flatMap(point -> Stream.ofNullable(point.observed()))
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        // A hundredth of what it moves by is as closely as anybody reads it.
        return Precision.ofError((observed.getMax() - observed.getMin()) / 100, indicator.decimals());
    }

    /** What was found and how sure it is, in one sentence. */
    public String finding() {
        IntervalDocument interval = effect.interval();
        Verdict verdict = effect.verdict();
        String key = verdict == null ? "finding.none" : "finding." + verdict;
        if (verdict == Verdict.CANNOT_TELL) {
            if (interval == null || !interval.isComplete()) {
                key = "finding.open";
            } else if (directionIsClear()) {
                key = "finding.direction";
            }
        }
        return texts.text(
                key,
                "fact",
                fact(),
                "interval",
                interval(),
                "low",
                end(interval == null ? null : interval.low()),
                "high",
                end(interval == null ? null : interval.high()),
                "level",
                interval == null ? "" : numerals.level(interval.level()));
    }

    /** How a series changed with the policy: its jump, and the change of its trend; empty for other methods. */
    public String interruption(String treatedFrom) {
        CoefficientDocument level = effect.found().own().series().level();
        CoefficientDocument slope = effect.found().own().series().slope();
        if (level == null) {
            return "";
        }
        return slope == null || slope.isAbsent()
                ? texts.text("series.level", "start", treatedFrom, "level", coefficient(level))
                : texts.text(
                        "series.levelAndSlope",
                        "start",
                        treatedFrom,
                        "level",
                        coefficient(level),
                        "slope",
                        coefficient(slope));
    }

    /** With its own error, as closely as that allows. */
    private String coefficient(CoefficientDocument of) {
        Double error = of.standardError();
        double shownError = error == null ? Double.NaN : scale.error(error, of.estimate());
        Precision own = scale == EffectScale.PLAIN
                ? Precision.ofError(shownError, indicator.decimals() + 2)
                : Precision.ofError(shownError, 4);
        String value = withUnit(numerals.number(scale.effect(of.estimate()), own));
        return error == null
                ? value
                : texts.text("series.coefficient", "value", value, "error", withUnit(numerals.number(shownError, own)));
    }

    /** The same as a headline: verdict, effect and interval. */
    public String headline() {
        String value = amountWithin();
        return directionIsClear() && effect.verdict() == Verdict.CANNOT_TELL
                ? texts.text("short.direction", "effect", value)
                : texts.text("short.verdict", "verdict", capital(verdict()), "effect", value);
    }

    /** The verdict without any number, to stand before the names of those that share it. */
    public String shortVerdict() {
        return directionIsClear() && effect.verdict() == Verdict.CANNOT_TELL
                ? texts.text("verdict.direction")
                : capital(verdict());
    }

    /** The effect as it is shown, with its interval and unit. */
    public String amountWithin() {
        return scale == EffectScale.PERCENT
                ? numerals.within(quantity(effect.estimate()), range())
                : withUnit(numerals.withInterval(effect.estimate(), effect.interval(), precision));
    }

    /** Where the observed line lies, on average, once the policy has started. */
    public String lineHeadline(String treatedFrom) {
        int sign = precision.round(effect.estimate()).signum();
        // The average that is the estimate need not be that of the line.
        boolean cohorts = "GROUP_TIME".equals(effect.method())
                || effect.found().own().synthetic().cohorts() != null;
        String end = averagedUntil();
        String average = cohorts ? "chart.cohorts." : end.isEmpty() ? "chart." : "chart.until.";
        String key = average + (sign == 0 ? "same" : sign < 0 ? "below" : "above");
        String amount = quantity(Math.abs(effect.estimate()));
        boolean sure = effect.interval() != null && effect.interval().isComplete() && directionIsClear();
        return texts.text(key, "start", treatedFrom, "end", end, "amount", amount)
                + (sure ? "" : texts.text("chart.uncertain"));
    }

    /** The last period that the estimate is the mean of, where a second interruption ends it; else empty. */
    public String averagedUntil() {
        List<SeriesParts.Interruption> all = effect.found().own().series().interruptions();
        List<String> periods = effect.path().stream().map(PathPoint::period).toList();
        int second =
                all == null || all.size() < 2 ? -1 : periods.indexOf(all.get(1).period());
        return second < 1 ? "" : periods.get(second - 1);
    }

    /** The headline with the name of the average it is, to stand above effects by distance from the start. */
    public String averageHeadline() {
        String by = effect.found().own().groupTime().headline();
        return headline() + texts.text("averaged." + (by == null ? "study" : by));
    }

    /** The verdict as a word. */
    public String verdict() {
        return texts.label("verdict", effect.verdict());
    }

    /** Whether the interval excludes 0, whatever the size of the effect. */
    public boolean directionIsClear() {
        return effect.interval() != null && !effect.interval().contains(0);
    }

    /** A value of the effect, as it is shown, with its unit. */
    public String quantity(double value) {
        return withUnit(numerals.number(value, precision));
    }

    /** What the effect is measured in, as it is shown; empty where nothing says it. */
    public String unit() {
        return switch (scale) {
            case PERCENT -> "%";
            case POINTS -> texts.text("unit.GROWTH");
            // A share that rises from 10 to 12 % rises by 2 percentage points.
            case PLAIN -> outcomeUnit().equals("%") ? texts.text("unit.GROWTH") : outcomeUnit();
        };
    }

    /** What the outcome is measured in, as it is shown; empty where nothing says it. */
    public String outcomeUnit() {
        if (scale == EffectScale.POINTS) {
            return "%";
        }
        return texts.measure(effect.unitMeasure());
    }

    /** What would have to come for another verdict. */
    public String whatWouldChangeIt() {
        Verdict verdict = effect.verdict();
        if (verdict == null || verdict == Verdict.CANNOT_TELL) {
            return texts.text(directionIsClear() ? "change.direction" : "change.CANNOT_TELL");
        }
        return texts.text(verdict == Verdict.NO_MATERIAL_EFFECT ? "change.NO_MATERIAL_EFFECT" : "change.clear");
    }

    /** What interval, p-value and score mean, for those who do not see them every day. */
    public List<String> howToRead() {
        List<String> sentences = new ArrayList<>();
        IntervalDocument interval = effect.interval();
        if (interval != null) {
            sentences.add(texts.text("read.interval", "level", numerals.level(interval.level())));
        }
        if (effect.pValue() != null) {
            sentences.add(texts.text("PLACEBO_STUDENTISED".equals(effect.inference()) ? "read.rank" : "read.p"));
        }
        if (effect.yardstick() != null && effect.yardstickSource() != null) {
            sentences.add(texts.text(
                    "read.score",
                    "yardstick",
                    yardstick(effect.yardstick()),
                    "source",
                    texts.label("yardstick", effect.yardstickSource())));
        }
        return sentences;
    }

    private String yardstick(double value) {
        if (scale == EffectScale.PERCENT) {
            // A size without a sign: as a percentage it would be another for a rise than for a fall.
            return numerals.number(value, Precision.ofError(value, 4)) + " " + texts.text("unit.LOG");
        }
        // A target is written as it was set: its decimals are the officer's.
        Precision own = new Precision(Math.max(indicator.decimals(), precision.decimals()));
        return withUnit(numerals.number(scale.effect(value), own));
    }

    private String range() {
        IntervalDocument interval = effect.interval();
        String range = numerals.range(interval, precision);
        boolean percent = scale == EffectScale.PERCENT && interval != null && interval.isComplete();
        return percent ? numerals.withSign(range) : range;
    }

    private String fact() {
        return texts.text(
                evidenceLevel >= COMPARED_WITH_OTHERS ? "effect.compared" : "effect.followed",
                "indicator",
                indicator.within(texts.language()),
                "effect",
                quantity(effect.estimate()));
    }

    private String interval() {
        IntervalDocument interval = effect.interval();
        String known = interval == null || (interval.low() == null && interval.high() == null)
                ? texts.text("interval.none")
                : texts.text("interval.known", "level", numerals.level(interval.level()), "range", range());
        for (String field : List.of("verdict", "interval", "interval.low", "interval.high")) {
            ReasonDocument why = effect.reasons().get(field);
            if (why != null) {
                return known
                        + texts.text(
                                "because", "reason", Texts.clause(why.message().in(texts.language())));
            }
        }
        return known;
    }

    private String withUnit(String number) {
        return scale == EffectScale.PERCENT
                ? numerals.withSign(number)
                : texts.spaced(number + " " + unit()).strip();
    }

    private String end(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        String number = numerals.number(value, precision);
        return scale == EffectScale.PERCENT ? numerals.withSign(number) : number;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
