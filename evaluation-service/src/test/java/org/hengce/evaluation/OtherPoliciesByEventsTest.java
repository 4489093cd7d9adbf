package org.hengce.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.evaluation.evaluations.EvaluationStore;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.PinnedInputs;
import org.hengce.evaluation.run.Specification;
import org.junit.jupiter.api.Test;

/** A policy that comes, changes or goes makes those due that share an indicator with it, and nobody else. */
@QuarkusTest
class OtherPoliciesByEventsTest extends WithOwnersEvents {
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:00.000002Z");

    @Inject
    EvaluationStore store;

    @Inject
    InputsReader inputs;

    /** Utah's own policy on the same indicator. */
    private static PolicyText utah(String code, String indicator, String title) {
        PolicyText california = proposition99(code, indicator);
        return new PolicyText(
                code,
                new LocalizedText(null, title),
                california.category(),
                california.level(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                PolicyText.Assignment.CHOSEN,
                null,
                null,
                List.of(new Coverage("US-UT", "1985", null, null)),
                List.of(new Goal(indicator, "_T", null, null, null, -5.0, null, null, null)),
                null,
                california.window(),
                null);
    }

    private static void publishRetired(PolicyText text, long revision) throws Exception {
        topics().publish(
                        Topics.POLICIES,
                        text.code(),
                        POLICY_SOURCE,
                        PolicyV1.TYPE,
                        new PolicyV1(1, revision, true, 1, PolicyStatus.ENDED, text));
    }

    private static List<String> controls(JsonPath evaluation) {
        return "COMPLETED".equals(evaluation.getString("status"))
                ? evaluation.getList("effects[0].unitsUsed.controls")
                : List.of();
    }

    private static boolean knows(JsonPath evaluation, String indicator, Instant vintage) {
        return vintage.toString().equals(evaluation.getString("provenance.observationsAsOf.'" + indicator + "'"));
    }

    private Map<String, String> panelsMadeAgain(JsonPath evaluation) {
        PinnedInputs pinned =
                store.inputsOf(UUID.fromString(evaluation.getString("id"))).orElseThrow();
        assertThat(pinned.others()).isNull();
        return EvaluatedInputs.panelHashes(inputs.again(pinned), Specification.automatic());
    }

    private static String contamination(JsonPath evaluation) {
        return evaluation.getString("effects[0].diagnostics.find { it.name == 'CONTAMINATION' }.status");
    }

    @Test
    void aDonorIsLeftOutWhileItIsUnderAnotherPolicyOnTheIndicator() throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        String other = newCode("UT-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 2, rows.subList(0, 1000));
        publishPart(indicator, VINTAGE, null, 2, 2, rows.subList(1000, rows.size()));
        JsonPath alone = evaluation(policy, e -> controls(e).size() == 36);
        assertThat(contamination(alone)).isEqualTo("PASS");
        assertThat(alone.getList("contamination")).isEmpty();
        assertThat(alone.getString("reasons.'effects[0].robustness.CONTAMINATION'.code"))
                .isEqualTo("NOT_TESTABLE");

        publishPolicy(utah(other, indicator, "Utah's"), 1, 1);
        JsonPath guarded = evaluation(policy, e -> controls(e).size() == 35);
        assertThat(controls(guarded)).doesNotContain("US-UT");
        assertThat(contamination(guarded)).isEqualTo("PASS");
        assertThat(guarded.getString("trigger")).isEqualTo("POLICY");
        assertThat(guarded.getString("contamination[0].controls")).isEqualTo("EXCLUDED");
        assertThat(guarded.getString("contamination[0].units[0].unit")).isEqualTo("US-UT");
        assertThat(guarded.getString("contamination[0].units[0].overlaps[0].from"))
                .isEqualTo("1985");
        assertThat(guarded.getDouble("robustness.find { it.what == 'CONTAMINATION' }.estimate"))
                .as("with Utah again")
                .isCloseTo(alone.getDouble("effects[0].estimate"), within(1e-6));
        awaitNothingDue(policy);
        int before = evaluationsOf(policy);

        publishPolicy(utah(other, indicator, "Other words"), 2, 2);
        evaluation(other, e -> e.getInt("policy.version") == 2);
        awaitNothingDue(policy);
        assertThat(evaluationsOf(policy)).as("words cover nobody").isEqualTo(before);

        publishPolicy(utah(other, newCode("elsewhere-"), "Other words"), 3, 3);
        JsonPath back = evaluation(policy, e -> controls(e).size() == 36);
        assertThat(back.getString("id"))
                .as("what was there before is there again, and is the newest")
                .isNotEqualTo(alone.getString("id"));
        awaitNothingDue(policy);
        assertThat(evaluationsOf(policy)).isEqualTo(before + 1);
        assertThat(panelsMadeAgain(guarded))
                .as("from the policies as they were then, kept apart from the evaluation")
                .isEqualTo(guarded.getMap("provenance.panelSha256"));
        String another = newCode("UT-");
        publishPolicy(utah(another, indicator, "Utah's next"), 1, 1);
        evaluation(policy, e -> controls(e).size() == 35);
        publishPart(indicator, SECOND, VINTAGE, 1, 1, List.of(row("US-PA", "1987", 110.6)));
        evaluation(policy, e -> controls(e).size() == 35 && knows(e, indicator, SECOND));
        publishRetired(utah(another, indicator, "Utah's next"), 2);
        evaluation(policy, e -> controls(e).size() == 36 && knows(e, indicator, SECOND));
    }
}
