package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hengce.contracts.policy.PlanText;
import org.hengce.methods.effect.Method;
import org.junit.jupiter.api.Test;

/** What the register lets a plan name and what an evaluation can follow is the same. */
class PlanMethodsTest {
    @Test
    void everyMethodThatAPlanMayNameGivesAnEffectAndThereIsNoOther() {
        assertThat(Arrays.stream(Method.values()).map(Method::wireName).filter(name -> PlanReading.method(name)
                        .isPresent()))
                .containsExactlyInAnyOrderElementsOf(PlanText.METHODS);
    }
}
