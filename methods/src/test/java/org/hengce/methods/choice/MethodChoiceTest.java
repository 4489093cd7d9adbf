package org.hengce.methods.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengce.methods.Figures;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.did.InferenceRule;
import org.hengce.methods.did.Model;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.grouptime.ControlGroup;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.its.UnitAggregate;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MethodChoiceTest {
    private static final MethodChoice CHOICE = MethodChoice.withDefaults();

    /** Each need from both sides. */
    static Stream<Arguments> designs() {
        return Stream.of(
                Arguments.of(
                        "5 treated, 5 never", Designs.years(4).treated(5, 1).never(5), 1, Method.GROUP_TIME_ATT),
                Arguments.of(
                        "4 treated, 1 before",
                        Designs.years(4).treated(4, 1).never(9),
                        3,
                        Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of(
                        "4 never, 1 start",
                        Designs.years(4).treated(9, 1).never(4),
                        3,
                        Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of(
                        "4 never, 1 later",
                        Designs.years(4).treated(5, 1).treated(1, 2).never(4),
                        1,
                        Method.GROUP_TIME_ATT),
                Arguments.of(
                        "1 treated, 5 never, 8 before",
                        Designs.years(9).treated(1, 8).never(5),
                        2,
                        Method.SYNTHETIC_DID),
                Arguments.of("7 before", Designs.years(9).treated(1, 7).never(5), 3, Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of("4 never", Designs.years(9).treated(1, 8).never(4), 3, Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of(
                        "the earliest counts",
                        Designs.years(12).treated(1, 7).treated(1, 9).never(5),
                        3,
                        Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of(
                        "gaps do not count",
                        Designs.years(9).treated(1, 8).never(4).neverWithGap(),
                        3,
                        Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of("1 never", Designs.years(12).treated(1, 8).never(1), 4, Method.INTERRUPTED_TIME_SERIES),
                Arguments.of("8 before, 4 after", Designs.years(12).treated(1, 8), 4, Method.INTERRUPTED_TIME_SERIES),
                Arguments.of("7 before", Designs.years(12).treated(1, 7), 5, Method.BEFORE_AFTER),
                Arguments.of("3 after", Designs.years(11).treated(1, 8), 5, Method.BEFORE_AFTER),
                Arguments.of("24 months", Designs.months(28).treated(1, 24), 4, Method.INTERRUPTED_TIME_SERIES),
                Arguments.of("23 months", Designs.months(28).treated(1, 23), 5, Method.BEFORE_AFTER),
                Arguments.of("2 and 2", Designs.years(4).treated(2, 2), 5, Method.BEFORE_AFTER));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void theFirstStepWhoseNeedsAreMetIsTaken(String name, Designs design, int step, Method method) {
        Panel panel = design.panel();
        Choice choice = CHOICE.choose(panel);
        assertThat(choice.step()).isEqualTo(step);
        Estimator first = choice.estimator().orElseThrow();
        assertThat(first.method()).isEqualTo(method);
        assertThat(choice.missing()).isNull();
        assertThat(choice.evidenceLevel()).isEqualTo(step <= 3 ? 3 : step == 4 ? 2 : 1);
        assertThat(choice.next() == null).isEqualTo(step <= 3);
        Effect effect = first.estimate(panel); // what is chosen can be had
        assertThat(effect.method()).isEqualTo(method);
        if (choice.second() != null) {
            assertThat(choice.second().estimate(panel).path()).isNotEmpty();
        }
    }

    static Stream<Arguments> tooLittle() {
        return Stream.of(
                Arguments.of(Designs.years(4).never(9), "a unit that becomes treated within the panel"),
                Arguments.of(Designs.years(4).treated(2, 0).never(9), "treated from the first period on: t00, t01"),
                Arguments.of(Designs.years(4).treatedWithGap(2).never(9), "those with gaps: g00"),
                Arguments.of(
                        Designs.years(4).treated(1, 1).never(1),
                        "needs 1 more period before the start, or else 1 more unit without the policy to compare with, with"
                                + " values in every period; there is 1 treated unit, 1 never treated"),
                Arguments.of(
                        Designs.years(4).treated(1, 3), "needs 1 more period from the start on, or else 2 more units"),
                Arguments.of(Designs.years(9).treated(1, 4).treated(1, 5), "they start in 2 different periods"));
    }

    @ParameterizedTest
    @MethodSource("tooLittle")
    void withTooLittleThereIsNoEstimatorAndItIsSaidWhatIsMissing(Designs design, String said) {
        Choice choice = CHOICE.choose(design.panel());
        assertThat(choice.step()).isEqualTo(6);
        assertThat(choice.estimator()).isEmpty();
        assertThat(choice.evidenceLevel()).isZero();
        assertThat(Objects.requireNonNull(choice.missing()).code()).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
        assertThat(choice.missing().english()).contains(said);
        assertThat(choice.missing().chinese()).isNotBlank().doesNotContain("%");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, 5, SYNTHETIC_DID",
        "7, 1, 5, DIFFERENCE_IN_DIFFERENCES",
        "2, 5, 5, GROUP_TIME_ATT",
        "12, 1, 0, INTERRUPTED_TIME_SERIES"
    })
    void whatIsPlannedIsChosenAsIfItHadRun(int periods, int treated, int others, Method method) {
        Panel past = Designs.years(periods).never(treated + others).panel();
        Choice choice = CHOICE.plan(past, past.units().subList(0, treated), 4);
        assertThat(choice.estimator().orElseThrow().method()).isEqualTo(method);
        assertThat(choice.counts().periodsBefore()).isEqualTo(periods);
        assertThat(choice.counts().periodsAfter()).isEqualTo(4);
    }

    @Test
    void theReasonHasTheCountsInBothLanguages() {
        Sentence one = reason(CHOICE.choose(Figures.usCigarettes(1970)));
        assertThat(one.english())
                .isEqualTo("1 treated unit, 36 never treated, 19 periods before: synthetic difference-in-differences");
        assertThat(one.chinese()).isEqualTo("1 个受处理单位、36 个从未受处理的单位、政策前 19 期：合成双重差分");
        Sentence later = reason(CHOICE.choose(
                Designs.years(4).treated(5, 1).treated(1, 2).never(4).panel()));
        assertThat(later.english())
                .isEqualTo(
                        "6 treated units in 2 cohorts, 4 never treated, 1 treated later, 1 period before: group-time effects");
        Sentence alone = reason(CHOICE.choose(Designs.months(60).treated(1, 40).panel()));
        assertThat(alone.english())
                .isEqualTo(
                        "1 treated unit, 0 never treated, 40 periods before and 20 from the start on: interrupted time series");
    }

    @Test
    void itIsSaidWhatTheNextLevelWouldNeed() {
        assertThat(next(Designs.years(12).treated(1, 8).never(1)))
                .isEqualTo("1 more unit without the policy to compare with, with values in every period");
        assertThat(next(Designs.years(4).treated(1, 2)))
                .isEqualTo("6 more periods before the start; 2 more periods from the start on");
        assertThat(next(Designs.months(28).treated(1, 18))).isEqualTo("6 more periods before the start");
    }

    @Test
    void aSumNeedsAllTreatedUnits() {
        Panel panel = Designs.years(12).treated(1, 8).treatedWithGap(8).panel();
        assertThat(CHOICE.choose(panel).step()).isEqualTo(4);
        Choice sum = CHOICE.withAggregate(UnitAggregate.SUM).choose(panel);
        assertThat(sum.step()).isEqualTo(6);
        assertThat(Objects.requireNonNull(sum.missing()).english())
                .contains("since their sum is judged; those with gaps: g01");
    }

    @Test
    void optionsReachTheEstimators() {
        MethodChoice options = CHOICE.withLevel(0.9).withThreads(2).withSeed(42).withAggregate(UnitAggregate.SUM);
        GroupTimeAtt many = (GroupTimeAtt)
                first(options, Designs.years(4).treated(5, 1).treated(1, 2).never(4));
        assertThat(many.controls()).isEqualTo(ControlGroup.NOT_YET);
        assertThat(many.level()).isEqualTo(0.9);
        assertThat(many.threads()).isEqualTo(2);
        assertThat(many.seed()).hasValue(42);
        DifferenceInDifferences few = (DifferenceInDifferences)
                first(options, Designs.years(4).treated(1, 2).never(3));
        assertThat(few.inference()).isEqualTo(InferenceRule.POOLED_T);
        DifferenceInDifferences starts = (DifferenceInDifferences)
                first(options, Designs.years(5).treated(1, 2).treated(1, 3).never(3));
        assertThat(starts.inference()).isEqualTo(InferenceRule.AUTO);
        assertThat(((InterruptedTimeSeries) first(options, Designs.years(12).treated(1, 8))).aggregate())
                .isEqualTo(UnitAggregate.SUM);
        Choice staggered = options.choose(
                Designs.years(9).treated(5, 4).treated(5, 6).never(5).panel());
        assertThat(((DifferenceInDifferences) Objects.requireNonNull(staggered.second())).model())
                .isEqualTo(Model.SUN_ABRAHAM);
        assertThatIllegalArgumentException().isThrownBy(() -> CHOICE.withLevel(1));
        assertThatIllegalArgumentException().isThrownBy(() -> CHOICE.withThreads(0));
    }

    @Test
    void theAnalystMayNameAnotherMethod() {
        Panel panel = Designs.years(12).treated(1, 8).never(6).panel();
        for (Method wanted : List.of(
                Method.SYNTHETIC_CONTROL,
                Method.SYNTHETIC_DID,
                Method.DIFFERENCE_IN_DIFFERENCES,
                Method.INTERRUPTED_TIME_SERIES,
                Method.BEFORE_AFTER,
                Method.GROUP_TIME_ATT)) {
            Choice choice = CHOICE.choose(panel, wanted);
            assertThat(choice.step()).isZero();
            assertThat(choice.estimator().orElseThrow().method()).isEqualTo(wanted);
            assertThat(reason(choice).english()).endsWith(", named by the analyst");
            assertThat(choice.second()).isNull();
        }
        assertThat(CHOICE.choose(panel, Method.BEFORE_AFTER).evidenceLevel()).isEqualTo(1);
        assertThat(Objects.requireNonNull(
                                CHOICE.choose(panel, Method.BEFORE_AFTER).next())
                        .english())
                .contains("which these data allow");
        assertThat(Objects.requireNonNull(CHOICE.choose(panel, Method.INTERRUPTED_TIME_SERIES)
                                .next())
                        .english())
                .contains("which these data allow");
    }

    @Test
    void aMethodThatCannotBeTriedIsRefusedWithTheReason() {
        Panel alone = Designs.years(12).treated(1, 8).panel();
        for (Method none : List.of(Method.BACON_DECOMPOSITION, Method.HONEST_SENSITIVITY, Method.POWER)) {
            assertThat(Objects.requireNonNull(CHOICE.choose(alone, none).missing())
                            .english())
                    .contains("gives no effect of its own");
        }
        assertThat(Objects.requireNonNull(
                                CHOICE.choose(alone, Method.SYNTHETIC_DID).missing())
                        .english())
                .contains("a unit without the policy to compare with");
        Panel starts = Designs.years(12).treated(1, 8).treated(1, 9).panel();
        assertThat(Objects.requireNonNull(
                                CHOICE.choose(starts, Method.BEFORE_AFTER).missing())
                        .english())
                .contains("they start in 2 different periods");
        Panel untreated = Designs.years(12).never(8).panel();
        assertThat(Arrays.stream(Method.values())
                        .map(method -> CHOICE.choose(untreated, method).estimator()))
                .allMatch(estimator -> estimator.isEmpty());
    }

    private static Estimator first(MethodChoice options, Designs design) {
        return options.choose(design.panel()).estimator().orElseThrow();
    }

    private static Sentence reason(Choice choice) {
        return Objects.requireNonNull(choice.reason());
    }

    private static String next(Designs design) {
        return Objects.requireNonNull(CHOICE.choose(design.panel()).next()).english();
    }
}
