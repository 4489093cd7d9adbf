package org.hengce.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PolicyV1Test {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final String BEFORE_PLANS = """
            {"epoch": 1, "revision": 2, "retired": false, "version": 3, "status": "IN_FORCE",
             "policy": {"code": "P", "title": {"zh": "政策", "en": null}, "category": "TALENT", "level": "PROVINCIAL"}%s}""";

    @Test
    void anEventFromBeforeThereWerePlansHasNone() throws IOException {
        PolicyV1 policy = JSON.readValue(BEFORE_PLANS.formatted(""), PolicyV1.class);
        assertThat(policy.plans()).isEmpty();
        assertThat(policy.selfAssessments()).isEmpty();
        assertThat(policy.policy().code()).isEqualTo("P");
    }

    @Test
    void plansAndSelfAssessmentsAreReadAsTheyWereWritten() throws IOException {
        PolicyV1 policy = JSON.readValue(BEFORE_PLANS.formatted("""
                        , "plans": [{"version": 1, "sealedAt": "2025-12-01T00:00:00Z", "sha256": "%s",
                          "goals": [{"indicator": "output", "method": "SYNTHETIC_DID", "weight": 1}],
                          "readings": [{"on": "2027-06-30", "lastPeriod": "2026"}]}],
                        "selfAssessments": [{"on": "2027-01-31", "by": "Bureau", "text": {"zh": "完成", "en": null},
                          "claims": [{"indicator": "output", "value": 12.5, "unit": null}]}]
                        """.formatted("ab".repeat(32))), PolicyV1.class);
        assertThat(policy.plans()).singleElement().satisfies(plan -> {
            assertThat(plan.readings()).containsExactly(new PlanText.PlannedReading("2027-06-30", "2026"));
            assertThat(plan.goals().get(0).comparison()).isNull();
        });
        assertThat(policy.selfAssessments().get(0).attachments()).isEmpty();
        assertThat(JSON.readValue(JSON.writeValueAsString(policy), PolicyV1.class))
                .isEqualTo(policy);
    }

    @Test
    void aTextFromBeforeThereWereReasonsYearsAndLogicHasNone() throws IOException {
        PolicyText text =
                JSON.readValue(BEFORE_PLANS.formatted(""), PolicyV1.class).policy();
        assertThat(text.beneficiaries()).isEmpty();
        assertThat(text.rationale()).isNull();
        assertThat(text.logicModel()).isNull();
        assertThat(JSON.readValue("{\"amount\": 5}", PolicyText.Budget.class).years())
                .isEmpty();
    }
}
