package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.effect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a goal is read as it was written, bit for bit, whatever its method. */
class EstimateFormatTest {
    private static final Goal GOAL = PolicyCase.goal("i");

    private static Estimated estimated(PolicyCase of, Goal goal, Specification specification)
            throws NotEvaluableException {
        return GoalRun.estimated(new PreparedInputs(of.inputs(goal), specification), goal);
    }

    private static PolicyCase treated(int treated, int controls) {
        PolicyCase of = new PolicyCase();
        for (int u = 0; u < treated; u++) {
            of.covered("T" + u, u % 2 == 0 ? "2012" : "2015").province("T" + u).series("i", "T" + u, 20, 2012, 5);
        }
        for (int c = 0; c < controls; c++) {
            of.province("C" + c).series("i", "C" + c, 20, 0, 0);
        }
        of.budget = new PolicyText.Budget(9.0, "CNY", 8.5);
        return of;
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of(treated(1, 9), Method.SYNTHETIC_DID, null),
                Arguments.of(treated(1, 9), Method.SYNTHETIC_CONTROL, Method.SYNTHETIC_CONTROL),
                Arguments.of(treated(2, 9), Method.SYNTHETIC_DID, null),
                Arguments.of(treated(6, 6), Method.GROUP_TIME_ATT, null),
                Arguments.of(treated(6, 6), Method.DIFFERENCE_IN_DIFFERENCES, Method.DIFFERENCE_IN_DIFFERENCES),
                Arguments.of(treated(1, 3), Method.DIFFERENCE_IN_DIFFERENCES, null),
                Arguments.of(treated(1, 0), Method.INTERRUPTED_TIME_SERIES, null),
                Arguments.of(treated(1, 0), Method.BEFORE_AFTER, Method.BEFORE_AFTER));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("methods")
    void everyMethodsResultIsReadAsItWasWritten(PolicyCase of, Method method, Method wanted)
            throws NotEvaluableException {
        for (Goal goal : List.of(
                GOAL,
                new Goal("i", "_T", null, null, null, null, null, null, null),
                new Goal("i", "_T", PolicyText.Transform.LOG, null, null, null, 150.0, 2030, 0.5))) {
            Estimated result = estimated(of, goal, Specification.automatic().withMethod(wanted));
            assertThat(result.effect().method()).isEqualTo(method);
            assertThat(EstimateFormat.read(EstimateFormat.written(result))).contains(result);
            assertThat(EstimateFormat.read(EstimateFormat.written(result.compact())))
                    .contains(result.compact());
        }
    }

    @Test
    void aGoalTakesSomeKilobytes() throws NotEvaluableException {
        Estimated result = estimated(PolicyCase.withControls(30), GOAL, Specification.automatic());
        assertThat(EstimateFormat.written(result.compact())).hasSizeLessThan(12_000);
    }
}
