package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.indicator.SeriesBreak;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.run.OtherAnswer.Way;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;

/** The same question answered in other ways, each a row or with a reason. */
class RobustnessTest {
    private static final Goal GOAL = PolicyCase.goal("i");

    private static GoalRun run(PolicyCase of) throws NotEvaluableException {
        return GoalRun.of(new PreparedInputs(of.inputs(GOAL), Specification.automatic()), GOAL);
    }

    private static OtherAnswer answer(GoalRun run, Way way) {
        return run.others().stream()
                .filter(other -> other.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private static String why(GoalRun run, Way way) {
        return Objects.requireNonNull(
                Objects.requireNonNull(answer(run, way).reason()).message().en());
    }

    @Test
    void everyWayIsARowOrHasAReason() throws Exception {
        GoalRun run = run(PolicyCase.withControls(9));
        assertThat(run.others()).extracting(OtherAnswer::way).containsExactly(Way.values());
        assertThat(run.others()).allSatisfy(other -> assertThat(other.reason() == null)
                .isEqualTo(other.effect() != null || other.range() != null));
    }

    @Test
    void provisionalAndEstimatedValuesAreLeftOut() throws Exception {
        PolicyCase of = PolicyCase.withControls(9);
        GoalRun none = run(of);
        assertThat(why(none, Way.WITHOUT_PROVISIONAL)).isEqualTo("no value of the panel is provisional or estimated");
        of.mark("i", "T", 2019, "P", "F");
        for (int c = 0; c < 9; c++) {
            of.mark("i", "C0" + c, 2019, "E", "F");
        }
        GoalRun run = run(of);
        assertThat(run.effect().estimate()).isEqualTo(none.effect().estimate());
        assertThat(Objects.requireNonNull(answer(run, Way.WITHOUT_PROVISIONAL).effect())
                        .path())
                .hasSize(19);
        for (int year = 2015; year < 2019; year++) {
            of.mark("i", "T", year, "P", "F");
        }
        assertThat(Objects.requireNonNull(
                                answer(run(of), Way.WITHOUT_PROVISIONAL).reason())
                        .code())
                .as("nothing after the start is left")
                .isEqualTo("NOT_ENOUGH_DATA");
    }

    @Test
    void theWindowStartsAQuarterOfThePastLaterIfTheMethodsRulesStillHold() throws Exception {
        GoalRun run = run(PolicyCase.withControls(9));
        assertThat(Objects.requireNonNull(answer(run, Way.WINDOW_START).effect())
                        .path()
                        .get(0)
                        .period())
                .as("15 periods before the start, 3 of them left out")
                .isEqualTo("2003");
        PolicyCase short9 = new PolicyCase().covered("T", "2009").province("T").series("i", "T", 14, 2009, 5);
        for (int c = 0; c < 9; c++) {
            short9.province("C0" + c).series("i", "C0" + c, 14, 0, 0);
        }
        GoalRun nine = run(short9);
        assertThat(nine.effect().method()).isEqualTo(Method.SYNTHETIC_DID);
        assertThat(why(nine, Way.WINDOW_START)).isEqualTo("what is left is too little for SYNTHETIC_DID");
    }

    /** What the headline does not rest on nobody has looked at, whether it is free. */
    @Test
    void withoutProvisionalValuesNoOtherPeriodsOrRegionsAreLookedAt() throws Exception {
        PolicyCase more = PolicyCase.withControls(9).covered("T2", "2015").province("T2");
        more.series("i", "T2", 19, 2015, 5);
        for (int t = 0; t < 19; t++) {
            more.mark("i", "T2", 2000 + t, "P", "F");
        }
        GoalRun run = run(more);
        assertThat(run.panel().panel().periods())
                .as("the last year, which T2 lacks, is left out")
                .doesNotContain("2019");
        assertThat(why(run, Way.WITHOUT_PROVISIONAL))
                .isEqualTo("without them other regions or periods would have to be looked at");
    }

    @Test
    void severalNeighboursAreComparedWithAHundredPatternsOfOthers() throws Exception {
        PolicyCase of = PolicyCase.withControls(20).province("T", "C00", "C01", "C02");
        Effect row = Objects.requireNonNull(answer(run(of), Way.DISPLACEMENT).effect());
        Inputs inputs = of.inputs(GOAL);
        Panel pseudo = new Displacement(
                        new Lineage(inputs.regions()), GoalPanel.of(inputs, GOAL, Specification.automatic()))
                .panel();
        SyntheticDifferenceInDifferences headline = SyntheticDifferenceInDifferences.withDefaults();
        assertThat(row.treatedUnits()).containsExactly("C00", "C01", "C02");
        assertThat(row.standardError())
                .as("the 680 patterns of 17 others, of which 100 are drawn")
                .isEqualTo(headline.withDraws(100).estimate(pseudo).standardError())
                .isNotEqualTo(headline.estimate(pseudo).standardError());
    }

    @Test
    void neighboursStandInForTheTreatedWhoAreLeftOut() throws Exception {
        GoalRun run = run(PolicyCase.withControls(9));
        assertThat(Objects.requireNonNull(answer(run, Way.DISPLACEMENT).effect())
                        .treatedUnits())
                .containsExactly("C00");
        assertThat(Objects.requireNonNull(answer(run, Way.DISPLACEMENT).effect())
                        .controlUnits())
                .hasSize(8)
                .doesNotContain("T");
        assertThat(Objects.requireNonNull(answer(run, Way.DISPLACEMENT).effect())
                        .estimate())
                .isBetween(-2.0, 2.0);
        PolicyCase apart = PolicyCase.withControls(9).province("T");
        assertThat(why(run(apart), Way.DISPLACEMENT))
                .isEqualTo("no unit compared with is known to border a treated one");
        PolicyCase told = PolicyCase.withControls(9).province("T").province("C05", "T");
        assertThat(Objects.requireNonNull(answer(run(told), Way.DISPLACEMENT).effect())
                        .treatedUnits())
                .as("whichever of the two names the other")
                .containsExactly("C05");
    }

    @Test
    void leavingOutOneControlAfterTheOtherHasARangeWithNames() throws Exception {
        PolicyCase few = new PolicyCase().covered("T", "2003").province("T");
        for (int year = 2000; year < 2006; year++) {
            few.value("i", "T", year, year >= 2003 ? 10 : 0, "A", "F");
            for (int c = 0; c < 3; c++) {
                few.province("C" + c).value("i", "C" + c, year, year >= 2003 ? c : 0, "A", "F");
            }
        }
        GoalRun run = run(few);
        // Controls rise by 0, 1 and 2: without the first the mean is 1.5, without the last 0.5.
        assertThat(run.effect().estimate()).isEqualTo(9);
        assertThat(answer(run, Way.LEAVE_ONE_OUT).range())
                .hasToString("Range[low=8.5, lowWithout=C0, high=9.5, highWithout=C2, count=3]");
        PolicyCase alone = new PolicyCase().covered("T", "2015").province("T").series("i", "T", 20, 2015, 5);
        assertThat(why(run(alone), Way.LEAVE_ONE_OUT)).isEqualTo("nobody is compared with who could be left out");
        assertThat(why(run(alone), Way.SECOND_METHOD)).isEqualTo("no second method answers the same question here");
    }

    @Test
    void theMethodAnAnalystNamesIsUsedInTheRowsToo() throws Exception {
        Specification control = Specification.automatic().withMethod(Method.SYNTHETIC_CONTROL);
        Inputs inputs = PolicyCase.withControls(9).inputs(GOAL);
        GoalRun run = GoalRun.of(new PreparedInputs(inputs, control), GOAL);
        assertThat(run.effect().method()).isEqualTo(Method.SYNTHETIC_CONTROL);
        assertThat(Objects.requireNonNull(answer(run, Way.WINDOW_START).effect())
                        .method())
                .isEqualTo(Method.SYNTHETIC_CONTROL);
        assertThat(GoalRun.of(new PreparedInputs(inputs, control.withRobustness(false)), GOAL)
                        .others())
                .isEmpty();
    }

    @Test
    void breaksWithinThePanelAreABoundaryChange() throws Exception {
        PolicyCase of = PolicyCase.withControls(9).mark("i", "C04", 2000, "B", "F");
        assertThat(boundary(run(of)).status()).as("nothing before it").isEqualTo(Status.PASS);
        of.mark("i", "C04", 2007, "B", "F");
        assertThat(boundary(run(of)).english()).contains("C04 2007 (a value marked as a break)");
        of.breaks.add(new SeriesBreak("2010", new LocalizedText(null, "new survey")));
        assertThat(boundary(run(of)).statistic()).isEqualTo(1);
        of.breaks.clear();
        of.mark("i", "C04", 2007, "A", "F").region("C04", org.hengce.contracts.Level.PROVINCIAL, "CN", "2004-03-01");
        assertThat(boundary(run(of)).status()).isEqualTo(Status.WARN);
        assertThat(boundary(run(of)).english()).contains("C04 2004 (the unit began or ended)");
        assertThat(List.of(boundary(run(of)).statistic())).containsExactly(0.1);
    }

    private static Diagnostic boundary(GoalRun run) {
        return run.diagnostics().stream()
                .filter(check -> check.name() == Name.BOUNDARY_CHANGE)
                .findFirst()
                .orElseThrow();
    }
}
