package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two evaluation-services on one database share the policies that are due. */
@Order(3)
@ExtendWith(RunningStack.class)
class TwoReplicasIT {
    private static final String PART = "evaluation-service";
    private static final String FINISHED = "evaluation finished policy=TWO-";
    private static final int ROUNDS = 6;

    @Test
    void twoProcessesEvaluateEveryPolicyAfterEveryChangeAndNoneTwice(Stack stack, Api admin) {
        MadeUpPolicies policies = new MadeUpPolicies(admin, "TWO", MadeUpPolicies.PROVINCES);
        Path log = stack.home().resolve("logs/" + PART + ".log");
        try (Replica second = Replica.of(stack, PART)) {
            await().atMost(Duration.ofSeconds(60)).until(second::isReady);
            long before = Replica.lines(log, FINISHED);
            policies.register();
            List<Instant> vintages = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Api.Answer sent = admin.post("/api/v1/observations", policies.change(round, round, 200 + round));
                assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
                Instant vintage = policies.vintage(sent.json());
                vintages.add(vintage);
                for (String policy : policies.policies()) {
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> !policies.pin(policies.newest(policy)).isBefore(vintage));
                }
            }
            for (String policy : policies.policies()) {
                assertThat(policies.inputs(policy, vintages.get(0)))
                        .as(policy)
                        .hasSizeGreaterThanOrEqualTo(ROUNDS)
                        .doesNotHaveDuplicates();
            }
            assertThat(second.lines(FINISHED)).as("made by the second").isPositive();
            assertThat(Replica.lines(log, FINISHED)).as("made by the first").isGreaterThan(before);
        }
    }
}
