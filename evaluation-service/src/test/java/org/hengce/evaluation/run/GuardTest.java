package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.hengce.contracts.Level;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.run.OtherAnswer.Way;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.hengce.presentation.json.ContaminationDocument;
import org.junit.jupiter.api.Test;

/** Who is compared with where other policies have goals on the same indicator. */
class GuardTest {
    private static final Goal GOAL = PolicyCase.goal("i");

    private static GoalRun run(PolicyCase of) throws NotEvaluableException {
        return GoalRun.of(new PreparedInputs(of.inputs(GOAL), Specification.automatic()), GOAL);
    }

    private static Diagnostic contamination(GoalRun run) {
        return run.diagnostics().stream()
                .filter(check -> check.name() == Name.CONTAMINATION)
                .findFirst()
                .orElseThrow();
    }

    private static OtherAnswer answer(GoalRun run, Way way) {
        return run.others().stream()
                .filter(other -> other.way() == way)
                .findFirst()
                .orElseThrow();
    }

    private static ContaminationDocument grid(GoalRun run) {
        return ContaminationGrid.of("i", run.panel().guard()).orElseThrow();
    }

    @Test
    void whereEnoughDonorsAreCleanThoseUnderAnotherPolicyAreLeftOut() throws Exception {
        GoalRun run = run(PolicyCase.withControls(9).other("Q", "C01", "2010", null));
        assertThat(run.effect().controlUnits()).hasSize(8).doesNotContain("C01");
        assertThat(contamination(run).status()).isEqualTo(Status.PASS);
        assertThat(contamination(run).english()).endsWith("left out for that: 1.");
        assertThat(grid(run).controls()).isEqualTo("EXCLUDED");
        assertThat(grid(run).units()).singleElement().satisfies(unit -> {
            assertThat(unit.unit()).isEqualTo("C01");
            assertThat(unit.role()).isEqualTo("CONTROL");
            assertThat(unit.used()).isFalse();
            assertThat(unit.overlaps())
                    .singleElement()
                    .hasToString("Overlap[policies=[Q], more=0, from=2010, to=2019, part=false]");
        });
        OtherAnswer otherWay = answer(run, Way.CONTAMINATION);
        assertThat(Objects.requireNonNull(otherWay.effect()).controlUnits())
                .hasSize(9)
                .contains("C01");
        assertThat(Objects.requireNonNull(otherWay.effect()).estimate())
                .isNotEqualTo(run.effect().estimate());
    }

    @Test
    void sevenCleanDonorsAreTooFewForSyntheticDifferenceInDifferencesSoThatAllStay() throws Exception {
        GoalRun run = run(PolicyCase.withControls(8).other("Q", "C01", "2010", null));
        assertThat(run.effect().controlUnits()).hasSize(8).contains("C01");
        assertThat(contamination(run).status()).isEqualTo(Status.WARN);
        assertThat(contamination(run).english()).startsWith("C01 compared with were under another policy");
        assertThat(grid(run).controls()).isEqualTo("KEPT");
        assertThat(Objects.requireNonNull(answer(run, Way.CONTAMINATION).effect())
                        .controlUnits())
                .hasSize(7)
                .doesNotContain("C01");
    }

    @Test
    void fiveCleanControlsAreEnoughForDifferenceInDifferences() throws Exception {
        PolicyCase short5 = new PolicyCase().covered("T", "2003").province("T").series("i", "T", 6, 2003, 5);
        for (int c = 0; c < 6; c++) {
            short5.province("C" + c).series("i", "C" + c, 6, 0, 0);
        }
        GoalRun run = run(short5.other("Q", "C1", "2001", null));
        assertThat(run.effect().method().wireName()).isEqualTo("DIFFERENCE_IN_DIFFERENCES");
        assertThat(run.effect().controlUnits()).hasSize(5).doesNotContain("C1");
        run = run(short5.other("R", "C2", "2001", null));
        assertThat(run.effect().controlUnits()).hasSize(6);
        assertThat(contamination(run).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aTreatedUnitUnderAnotherPolicyIsContested() throws Exception {
        GoalRun run = run(PolicyCase.withControls(9).other("Q", "T", "2005", "2012"));
        assertThat(contamination(run).status()).isEqualTo(Status.FAIL);
        assertThat(run.contested()).isTrue();
        assertThat(grid(run).units().get(0))
                .hasToString("UnitOverlap[unit=T, role=TREATED, used=true, "
                        + "overlaps=[Overlap[policies=[Q], more=0, from=2005, to=2011, part=false]]]");
    }

    @Test
    void aPolicyThatEndedBeforeTheWindowOrIsOnAnotherIndicatorTouchesNobody() throws Exception {
        PolicyCase of =
                PolicyCase.withControls(9).other("Q", "T", "1990", "2000").other("R", "C01", "2020", null);
        of.others.add(new OtherPolicy(
                "S", 1, java.util.List.of(new Coverage("C02", "2005", null, null)), java.util.Set.of("other")));
        GoalRun run = run(of);
        assertThat(contamination(run).status()).isEqualTo(Status.PASS);
        assertThat(run.effect().controlUnits()).hasSize(9);
        assertThat(Objects.requireNonNull(answer(run, Way.CONTAMINATION).reason())
                        .message()
                        .en())
                .isEqualTo("no unit compared with is under another policy on the indicator");
        assertThat(grid(run).units()).isEmpty();
        assertThat(grid(run).neighbours()).as("kept, and listed").containsExactly("C00");
    }

    @Test
    void coverageReachesPartsWhollyAndWholesInPart() throws Exception {
        PolicyCase of = PolicyCase.withControls(9)
                .region("CITY", Level.MUNICIPAL, "C03", null)
                .region("TOWN", Level.MUNICIPAL, "T", null)
                .other("Q", "CITY", "2010", null)
                .other("R", "TOWN", "2010", null);
        GoalRun run = run(of);
        assertThat(run.effect().controlUnits()).doesNotContain("C03");
        assertThat(contamination(run).status()).as("a part of a treated unit").isEqualTo(Status.WARN);
        assertThat(contamination(run).english()).endsWith("in a part of T.");
    }

    @Test
    void whatIsInForceEverywhereAlikeIsTakenAwayByTheComparisonAndSaid() throws Exception {
        GoalRun run = run(PolicyCase.withControls(9).other("NATIONAL", "CN", "2008", null));
        assertThat(run.effect().controlUnits()).hasSize(9);
        assertThat(contamination(run).status()).isEqualTo(Status.WARN);
        assertThat(grid(run).common())
                .singleElement()
                .hasToString("Overlap[policies=[NATIONAL], more=0, from=2008, to=2019, part=false]");
        PolicyCase alone = new PolicyCase().covered("T", "2015").province("T").series("i", "T", 20, 2015, 5);
        assertThat(contamination(run(alone.other("NATIONAL", "CN", "2008", null)))
                        .status())
                .as("nobody to compare with")
                .isEqualTo(Status.FAIL);
    }

    @Test
    void theGridNamesTenPoliciesAndCountsTheRest() throws Exception {
        PolicyCase of = PolicyCase.withControls(9);
        for (int q = 0; q < 14; q++) {
            of.other("Q%02d".formatted(q), "C01", "2010", null);
        }
        assertThat(grid(run(of)).units().get(0).overlaps()).singleElement().satisfies(overlap -> {
            assertThat(overlap.policies()).hasSize(10);
            assertThat(overlap.more()).isEqualTo(4);
        });
    }

    private static String sha256(PolicyCase of) {
        return new PreparedInputs(of.inputs(GOAL), Specification.automatic()).sha256();
    }

    /** After a restore another text may have the revision that a lost one had. */
    @Test
    void whatARegionSaysTellsInputsApart() {
        String before = sha256(PolicyCase.withControls(9));
        assertThat(sha256(PolicyCase.withControls(9).province("C03", "C04"))).isNotEqualTo(before);
        assertThat(sha256(PolicyCase.withControls(9).region("C03", Level.PROVINCIAL, "CN", "1999")))
                .isNotEqualTo(before);
        assertThat(sha256(PolicyCase.withControls(9))).isEqualTo(before);
    }

    @Test
    void otherAnswersThatWereNotAskedForTellInputsApart() {
        assertThat(new PreparedInputs(
                                PolicyCase.withControls(9).inputs(GOAL),
                                Specification.automatic().withRobustness(false))
                        .sha256())
                .isNotEqualTo(sha256(PolicyCase.withControls(9)));
    }

    @Test
    void whoIsUnderAnotherPolicyTellsInputsApart() {
        PolicyCase of = PolicyCase.withControls(9);
        String before = sha256(of);
        assertThat(sha256(of.other("Q", "T", "2005", null))).isNotEqualTo(before);
    }
}
