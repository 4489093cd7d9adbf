package org.hengce.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.indicator.ObservationsV1;
import org.junit.jupiter.api.Test;

/** Where it is turned off, what events start does without the answers in other ways, and says so. */
@QuarkusTest
@TestProfile(WithoutOtherWaysTest.Off.class)
class WithoutOtherWaysTest extends WithOwnersEvents {
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");

    /** The setting. */
    public static final class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hengce.reevaluation.robustness", "false");
        }
    }

    @Test
    void anEvaluationThatAnEventStartedHasTheEffectAloneAndTheReason() throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        List<ObservationsV1.Row> rows = cigarettes();
        for (String region :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            publishRegion(region);
        }
        publishIndicator(indicator);
        publishPolicy(proposition99(policy, indicator), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 1, rows);
        JsonPath made = evaluation(policy, e -> "COMPLETED".equals(e.getString("status")));
        assertThat(made.getDouble("effects[0].estimate")).isNegative();
        assertThat(made.getList("robustness")).isEmpty();
        assertThat(made.getString("reasons.robustness.code")).isEqualTo("NOT_DEFINED");
    }
}
