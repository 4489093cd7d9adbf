package org.hengce.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.SelfAssessment;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.disclosure.HiddenRegions;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.SelfAssessmentDocument.Claim;
import org.junit.jupiter.api.Test;

/** What readers learn from evaluations of values that are not for them: nothing that depends on what the values are. */
class DisclosureTest {
    private static final Goal FREE = PolicyCase.goal("free");
    private static final Goal HIDDEN = PolicyCase.goal("i");

    private static EvaluationDocument evaluation(PolicyCase of, Goal... goals) {
        PolicyRun run = new PolicyRun(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new CarriedOver(1, KeptResults.NONE));
        return run.evaluate(new UUID(0, 0), of.inputs(goals), Trigger.POLICY, Specification.automatic())
                .orElseThrow();
    }

    private static String text(EvaluationDocument of) throws JsonProcessingException {
        return HengceJson.mapper().writeValueAsString(of);
    }

    private static PolicyCase twoIndicators() {
        PolicyCase of = PolicyCase.withControls(9);
        of.series("free", "T", 20, 2015, 4);
        for (int c = 0; c < 9; c++) {
            of.series("free", "C0" + c, 20, 0, 0);
        }
        return of;
    }

    @Test
    void whatIsLeftIsTheSameWhateverTheHiddenValuesAre() throws Exception {
        for (String region : List.of("T", "C03")) {
            EvaluationDocument one =
                    evaluation(twoIndicators().value("i", region, 2017, 121.125, "A", "C"), FREE, HIDDEN);
            EvaluationDocument other =
                    evaluation(twoIndicators().value("i", region, 2017, 121.625, "A", "C"), FREE, HIDDEN);
            assertThat(one.restricted()).isTrue();
            assertThat(one.restrictedRegions()).isEqualTo(Map.of("effects[1]", List.of(region)));
            assertThat(text(one)).isNotEqualTo(text(other));
            assertThat(text(Disclosure.forReader(one, r -> false)))
                    .isEqualTo(text(Disclosure.forReader(other, r -> false)))
                    .doesNotContain("121.125");
        }
    }

    @Test
    void noWordTellsOnWhichSideOfABoundAHiddenValueLies() throws Exception {
        EvaluationDocument one = evaluation(PolicyCase.withControls(9).value("i", "T", 2019, 124, "A", "C"), HIDDEN);
        EvaluationDocument other = evaluation(PolicyCase.withControls(9).value("i", "T", 2019, 20, "A", "C"), HIDDEN);
        assertThat(one.rating()).isNotNull().isNotEqualTo(other.rating());
        EvaluationDocument seen = Disclosure.forReader(one, r -> false);
        assertThat(text(seen)).isEqualTo(text(Disclosure.forReader(other, r -> false)));
        assertThat(seen.rating()).isNull();
        assertThat(seen.evidence()).as("whether it is contested").isNull();
        for (String field : List.of("rating", "evidence")) {
            assertThat(Objects.requireNonNull(seen.reasons().get(field)).code()).isEqualTo("RESTRICTED");
        }
    }

    @Test
    void whatOnlyThePolicyAndTheRegistersSayIsSaid() {
        PolicyCase of =
                PolicyCase.withControls(9).mark("i", "C03", 2010, "A", "C").covered("NOWHERE", "2015");
        EvaluationDocument seen = Disclosure.forReader(evaluation(of, HIDDEN), r -> false);
        assertThat(seen.restricted()).isTrue();
        assertThat(Objects.requireNonNull(seen.reasons().get("effects[0]")).code())
                .isEqualTo("UNKNOWN_CODE");
    }

    @Test
    void aValueThatIsHiddenLaterHidesTheGoalsThatItWentInto() {
        EvaluationDocument stored = evaluation(twoIndicators(), FREE, HIDDEN);
        assertThat(stored.restricted()).isFalse();
        EvaluationDocument today = new HiddenRegions(Map.of("effects[1]", Set.of("C03"))).on(stored);
        assertThat(today.restricted()).isTrue();
        assertThat(Disclosure.forReader(today, "C03"::equals)).isEqualTo(today);
        assertThat(Disclosure.forReader(today, r -> false).effects())
                .extracting(EffectDocument::indicator)
                .containsExactly("free");
        EvaluationDocument all = new HiddenRegions(Map.of("", Set.of("C03"))).on(stored);
        assertThat(all.restrictedRegions())
                .as("of which it is not known what they rest on")
                .isEqualTo(Map.of("effects[0]", List.of("C03"), "effects[1]", List.of("C03")));
    }

    @Test
    void aGoalOnFreeValuesKeepsItsEffectAndNothingToSubtract() {
        EvaluationDocument all = evaluation(twoIndicators().mark("i", "C03", 2010, "A", "N"), FREE, HIDDEN);
        EvaluationDocument seen = Disclosure.forReader(all, r -> false);
        assertThat(seen.effects()).extracting(EffectDocument::indicator).containsExactly("free");
        assertThat(seen.effects().get(0).estimate())
                .isEqualTo(all.effects().get(0).estimate());
        assertThat(seen.effects().get(0).adjustedPValues())
                .as("Holm's depends on the other p-value")
                .isNull();
        assertThat(seen.score()).isNull();
        assertThat(all.rating()).isNotNull();
        assertThat(seen.rating()).isNull();
        assertThat(seen.dimensions()).allSatisfy(d -> assertThat(d.score()).isNull());
        assertThat(seen.robustness()).isNotEmpty().allSatisfy(row -> assertThat(row.indicator())
                .isEqualTo("free"));
        assertThat(Objects.requireNonNull(seen.provenance()).panelSha256()).containsOnlyKeys("free");
        assertThat(Objects.requireNonNull(seen.provenance()).seed()).isNull();
        assertThat(seen.restrictedRegions()).isEmpty();
        for (String field :
                List.of("effects[1]", "score", "dimensions.score", "provenance.seed", "effects[0].adjustedPValues")) {
            assertThat(Objects.requireNonNull(seen.reasons().get(field)).code())
                    .as(field)
                    .isEqualTo("RESTRICTED");
        }
        assertThat(seen.reasons().keySet()).noneMatch(field -> field.startsWith("effects[1]."));
    }

    @Test
    void whoMayReadAllThatWentInSeesAllAndWhoMayReadSomeDoesNot() {
        EvaluationDocument all = evaluation(
                PolicyCase.withControls(9).mark("i", "C03", 2010, "A", "C").mark("i", "T", 2011, "A", "C"), HIDDEN);
        assertThat(Disclosure.regions(all)).containsExactly("C03", "T");
        assertThat(Disclosure.forReader(all, Set.of("C03", "T", "X")::contains)).isEqualTo(all);
        assertThat(Disclosure.forReader(all, Set.of("C03")::contains).effects())
                .as("who knows one of two could subtract it")
                .isEmpty();
    }

    @Test
    void freeValuesAloneMakeNothingRestricted() {
        EvaluationDocument all = evaluation(PolicyCase.withControls(9), HIDDEN);
        assertThat(all.restricted()).isFalse();
        assertThat(Disclosure.forReader(all, r -> false)).isSameAs(all);
        // A hidden value of a region that is nobody's unit went nowhere.
        PolicyCase apart = PolicyCase.withControls(9);
        apart.region("CITY", org.hengce.contracts.Level.MUNICIPAL, "C00", null).value("i", "CITY", 2010, 77, "A", "C");
        assertThat(evaluation(apart, HIDDEN).restricted()).isFalse();
    }

    @Test
    void whetherAClaimLiesWithinAHiddenIntervalIsNotSaid() {
        PolicyCase of = twoIndicators().mark("i", "C03", 2010, "A", "C");
        of.selfAssessments.add(new SelfAssessment(
                "2020-01-31",
                "Bureau",
                new LocalizedText(null, "done"),
                List.of(new SelfAssessment.Claim("free", 4.0, null), new SelfAssessment.Claim("i", 5.0, null)),
                List.of()));
        EvaluationDocument all = evaluation(of, FREE, HIDDEN);
        assertThat(all.selfAssessments().get(0).claims())
                .extracting(Claim::withinInterval)
                .containsExactly(true, true);
        assertThat(all.sensitivity()).isNotNull();
        EvaluationDocument seen = Disclosure.forReader(all, r -> false);
        assertThat(seen.selfAssessments().get(0).claims())
                .extracting(Claim::withinInterval)
                .containsExactly(true, null);
        assertThat(seen.sensitivity()).as("scores with and without").isNull();
        assertThat(seen.effects().get(0).heterogeneity())
                .isEqualTo(all.effects().get(0).heterogeneity());
    }

    @Test
    void theEffectOfAHiddenSectorIsNotSaidBesideThatOfAnother() throws Exception {
        PolicyCase of = new PolicyCase().covered("T", "2015").province("T");
        of.series("i/C26", "T", 20, 2015, 8).series("i/C35", "T", 20, 2015, 1);
        for (int c = 0; c < 9; c++) {
            of.province("C0" + c).series("i/C26", "C0" + c, 20, 0, 0).series("i/C35", "C0" + c, 20, 0, 0);
        }
        of.mark("i/C35", "T", 2017, "A", "C");
        Goal free = inSector("C26");
        Goal secret = inSector("C35");
        for (List<Goal> goals : List.of(List.of(free, secret), List.of(secret, free))) {
            EvaluationDocument all = evaluation(of, goals.toArray(new Goal[0]));
            EvaluationDocument seen = Disclosure.forReader(all, r -> false);
            assertThat(seen.effects()).hasSize(1);
            assertThat(seen.effects().get(0).heterogeneity())
                    .extracting(HeterogeneityDocument::by)
                    .doesNotContain("SECTOR")
                    .isNotEmpty();
            assertThat(seen.reasons()).containsKey("effects[%d].heterogeneity".formatted(goals.indexOf(free)));
            assertThat(all.effects().get(goals.indexOf(free)).heterogeneity())
                    .extracting(HeterogeneityDocument::by)
                    .contains("SECTOR");
        }
    }

    private static Goal inSector(String sector) {
        return new Goal("i", sector, null, null, null, 5.0, null, null, null);
    }

    @Test
    void noReasonQuotesAHiddenValue() throws Exception {
        PolicyCase of = new PolicyCase().covered("T", "2003").province("T");
        for (int year = 2000; year < 2006; year++) {
            of.value("i", "T", year, 4711.5, "A", "C");
        }
        EvaluationDocument constant = evaluation(of, HIDDEN);
        assertThat(constant.status()).isEqualTo(EvaluationStatus.NOT_EVALUABLE);
        assertThat(text(constant)).as("whoever may, is told").contains("4711.5");
        EvaluationDocument seen = Disclosure.forReader(constant, r -> false);
        assertThat(text(seen)).doesNotContain("4711.5");
        assertThat(Objects.requireNonNull(seen.reasons().get("effects[0]")).code())
                .isEqualTo("RESTRICTED");
        assertThat(seen.restricted()).isTrue();
    }
}
