package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.presentation.json.EvaluationDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A goal whose inputs are what they were is not estimated again, and nobody can tell from the result. */
class CarriedOverTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Goal ONE = PolicyCase.goal("i");
    private static final Goal OTHER = PolicyCase.goal("j");

    private final PolicyRun run = new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final PolicyCase of = PolicyCase.withControls(9);

    @BeforeEach
    void twoGoals() {
        of.series("j", "T", 20, 2015, 1);
        for (int c = 0; c < 9; c++) {
            of.series("j", "C0" + c, 20, 0, 0);
        }
    }

    /** As they are read: each series with its vintage. */
    private Inputs read(int vintageOfOne, int vintageOfOther) {
        Inputs plain = of.inputs(ONE, OTHER);
        Map<Goal, Series> series = new HashMap<>();
        plain.series()
                .forEach((goal, values) -> series.put(
                        goal,
                        new Series(
                                Instant.ofEpochSecond(goal.equals(ONE) ? vintageOfOne : vintageOfOther),
                                values.values())));
        return new Inputs(
                plain.policy(),
                plain.others(),
                plain.indicators(),
                plain.register(),
                series,
                plain.weights(),
                plain.software());
    }

    private EvaluationDocument made(Inputs inputs, Specification specification) {
        EvaluationDocument carried = run.evaluateAnew(
                        ID, new PreparedInputs(inputs, specification), Trigger.OBSERVATIONS)
                .orElseThrow();
        assertThat(carried)
                .isEqualTo(run.evaluate(ID, inputs, Trigger.OBSERVATIONS, specification)
                        .orElseThrow());
        return carried;
    }

    @Test
    void onlyTheGoalWithANewVintageIsEstimatedAgain() {
        EvaluationDocument first = made(read(1, 1), Specification.automatic());
        assertThat(run.carriedOver()).isZero();
        of.value("j", "T", 2019, 140, "A", "F");
        EvaluationDocument second = made(read(1, 2), Specification.automatic());
        assertThat(run.carriedOver()).isEqualTo(1);
        assertThat(second.effects().get(0).estimate())
                .isEqualTo(first.effects().get(0).estimate());
        assertThat(second.effects().get(1).estimate())
                .isNotEqualTo(first.effects().get(1).estimate());
    }

    @Test
    void anotherPolicyThatTouchesNobodyInThePanelChangesNothing() {
        made(read(1, 1), Specification.automatic());
        of.other("ELSEWHERE", "C99", "2005", null);
        made(read(1, 1), Specification.automatic());
        assertThat(run.carriedOver()).isEqualTo(2);
    }

    @Test
    void anythingElseThatCountsIsAnotherQuestion() {
        made(read(1, 1), Specification.automatic());
        made(read(1, 1), Specification.automatic().withThreads(2));
        assertThat(run.carriedOver()).as("threads change nothing").isEqualTo(2);
        made(read(1, 1), Specification.automatic().withSeed(7L));
        made(read(1, 1), Specification.automatic().withRobustness(false));
        of.other("Q", "C03", "2005", null);
        made(read(1, 1), Specification.automatic());
        assertThat(run.carriedOver()).as("the other goal alone").isEqualTo(3);
    }
}
