package org.hengce.presentation.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Findings;
import org.hengce.presentation.Language;
import org.junit.jupiter.api.Test;

class FindingsWordsTest {
    private final FindingsWords english =
            new FindingsWords(Language.EN, Findings.evaluation(), code -> "sales of " + code);
    private final FindingsWords chinese = new FindingsWords(Language.ZH, Findings.evaluation(), code -> code);

    @Test
    void saysWhichReadingItIsAndThatNothingDepartsFromThePlanWhereNothingDoes() {
        assertThat(english.plan()).containsExactly("Reading 1 of 1 under version 2 of the evaluation plan.");
        assertThat(chinese.plan()).hasSize(1);
        FindingsWords kept = new FindingsWords(Language.EN, Findings.asPlanned(), code -> code);
        assertThat(kept.plan())
                .containsExactly(
                        "Reading 1 of 1 under version 2 of the evaluation plan.",
                        "There are no departures from the plan.");
        assertThat(new FindingsWords(Language.ZH, Findings.asPlanned(), code -> code).plan())
                .hasSize(2)
                .contains("没有偏离方案之处。");
    }

    @Test
    void saysHowFarTheScoreDependsOnChoicesAndThatThisIsNoConfidenceInterval() {
        assertThat(english.sensitivity())
                .containsExactly(
                        "With other estimates the score lies between 58 (sales of cigarette-sales: other start of the window) and 77 (sales of cigarette-sales: second method).",
                        "These ranges come from what was chosen and are no confidence intervals.");
        assertThat(chinese.sensitivity()).hasSize(2);
    }

    @Test
    void saysHowTheBudgetWasSpentAndWhatTheAgencyClaims() {
        assertThat(english.budget()).isEqualTo("75\u202f% of the budget was spent.");
        assertThat(chinese.budget()).isEqualTo("预算执行率为\u200975%。");
        assertThat(english.selfAssessments())
                .containsExactly(
                        "Department of Health claims −25 for sales of cigarette-sales (1992-12-31); that lies outside the interval.");
    }

    @Test
    void saysOfEachGoalWhatElseWasFound() {
        List<String> sentences = new GoalWords(Language.EN, Cigarettes.FACTS, Findings.effect()).sentences();
        assertThat(sentences)
                .containsExactly(
                        "At reading 1 the effect is tested with the error that the plan leaves to it: its interval is at 95\u202f%.",
                        "When an effect as large as the yardstick could be told from none cannot be said (not with these regions: the spread is too large).",
                        "Target 60.0: at 75.0 in 1992, 50\u202f% of the way from before the policy. That is development, whatever caused it.",
                        "No cost per unit of effect (only of indicators that add up over regions, in levels, is there a cost per unit).",
                        "By region there are 2 effects; whether they differ is not tested (the same controls).",
                        "By sector the effect differs by more than chance (p < 0.001; 97\u202f% of the spread is more than chance).");
        assertThat(new GoalWords(Language.ZH, Cigarettes.FACTS, Findings.effect()).sentences())
                .hasSameSizeAs(sentences);
    }

    @Test
    void saysNothingOfWhatWasNotLookedAt() {
        FindingsWords none = new FindingsWords(Language.EN, Cigarettes.evaluation(), code -> code);
        assertThat(none.plan()).isEmpty();
        assertThat(none.sensitivity()).isEmpty();
        assertThat(none.budget()).isEmpty();
        assertThat(none.selfAssessments()).isEmpty();
        assertThat(new GoalWords(Language.EN, Cigarettes.FACTS, Cigarettes.effect()).sentences())
                .isEmpty();
    }
}
