package org.hengce.presentation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Interval;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.PathPoint;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.effect.Rmspe;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.Verdict;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.score.YardstickSource;
import org.hengce.presentation.Language;
import org.junit.jupiter.api.Test;

class EffectDocumentTest {
    private static final Reason FEW = new Reason(ReasonCode.NOT_ENOUGH_DATA, "too few donors", "对照单位过少");

    @Test
    void aNumberThatDoesNotExistIsNullWithItsReason() {
        Effect effect = effect(Interval.withoutEnds(0.95))
                .reason("interval.low", FEW)
                .reason("standardError", FEW)
                .build();

        EffectDocument document = EffectDocument.of(effect, facts(effect, Transform.LEVEL));

        assertThat(document.standardError()).isNull();
        assertThat(document.interval()).isEqualTo(new IntervalDocument(0.95, null, null));
        assertThat(document.reasons()).hasEntrySatisfying("standardError", why -> assertThat(
                        why.message().in(Language.ZH))
                .isEqualTo("对照单位过少"));
        assertThat(document.reasons()).containsKeys("interval.low", "relativeEffect");
        assertThat(document.path().get(0).low()).isNull();
    }

    @Test
    void partsThatTheMethodLacksAreLeftOutAndEverythingElseIsWritten() {
        Effect effect = effect(new Interval(0.95, -12, 2)).build();

        JsonNode written = HengceJson.mapper().valueToTree(EffectDocument.of(effect, facts(effect, Transform.LEVEL)));

        assertThat(written.has("rmspe")).isFalse();
        assertThat(written.has("timeWeights")).isFalse();
        assertThat(written.get("standardError").isNull()).isTrue();
        assertThat(written.get("weights")).isEmpty();
    }

    @Test
    void aRankThatDoesNotExistIsNull() {
        Effect effect = effect(new Interval(0.95, -12, 2))
                .rmspe(new Rmspe(0, 2, Double.NaN, 0, Double.NaN))
                .build();

        assertThat(EffectDocument.of(effect, facts(effect, Transform.LEVEL)).rmspe())
                .isEqualTo(new EffectDocument.Rmspe(0, 2, null, null, null));
    }

    @Test
    void theRelativeEffectIsAShareOfTheMeanCounterfactualAfterTheStart() {
        Effect effect = effect(new Interval(0.95, -12, 2)).build();

        EffectDocument document = EffectDocument.of(effect, facts(effect, Transform.LEVEL));

        assertThat(document.relativeEffect()).isCloseTo(-5.0 / 95, within(1e-12));
        assertThat(document.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(document.diagnostics())
                .containsExactly(new EffectDocument.Diagnostic(
                        "SHORT_PRE", "WARN", 19.0, null, new LocalizedText("短。", "Short.")));
        assertThat(document.adjustedPValues()).isEqualTo(new EffectDocument.AdjustedPValues(0.4, 0.3));
    }

    @Test
    void thereIsNoRelativeEffectWhereTheCounterfactualMayBeZeroOrTheOutcomeIsAChange() {
        Effect wide = effect(new Interval(0.95, -12, 92)).build();
        Effect narrow = effect(new Interval(0.95, -12, 2)).build();

        assertThat(EffectDocument.of(wide, facts(wide, Transform.LEVEL)).relativeEffect())
                .isNull();
        EffectDocument growth = EffectDocument.of(narrow, facts(narrow, Transform.GROWTH));
        assertThat(growth.relativeEffect()).isNull();
        assertThat(growth.reasons()).containsKey("relativeEffect");
    }

    @Test
    void logPointsAreARelativeEffectWhateverTheCounterfactual() {
        Effect effect =
                Effect.builder(Method.INTERRUPTED_TIME_SERIES, -0.16111718771).build();

        EffectDocument document = EffectDocument.of(effect, facts(effect, Transform.LOG));

        assertThat(document.relativeEffect()).isCloseTo(-0.1488, within(5e-5));
        assertThat(document.reasons()).doesNotContainKey("relativeEffect");
    }

    private static EffectBuilder effect(Interval interval) {
        return Effect.builder(Method.SYNTHETIC_CONTROL, -5)
                .inference(Inference.PLACEBO_STUDENTISED, interval, interval, 0.2)
                .path(List.of(
                        new PathPoint("1988", 100, 100, 0, Double.NaN, Double.NaN),
                        new PathPoint("1989", 91, 95, -4, -11, 3),
                        new PathPoint("1990", 89, 95, -6, -13, 1)))
                .units(List.of("US-CA"), List.of("US-NV"), List.of());
    }

    private static GoalFacts facts(Effect effect, Transform transform) {
        Yardstick yardstick = new Yardstick(20, YardstickSource.TARGET);
        return new GoalFacts(
                "cigarette-sales",
                "packs per person",
                transform,
                "1989",
                new LocalizedText(null, "one treated unit"),
                yardstick,
                null,
                Goal.of(Direction.LOWER_IS_BETTER, yardstick).judge(effect, 1, 3),
                List.of(new Diagnostic(
                        Diagnostic.Name.SHORT_PRE, Diagnostic.Status.WARN, 19, Double.NaN, "Short.", "短。")),
                new EffectDocument.AdjustedPValues(0.4, 0.3));
    }
}
