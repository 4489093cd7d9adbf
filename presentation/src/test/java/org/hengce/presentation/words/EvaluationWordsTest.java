package org.hengce.presentation.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Findings;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.PolicyVersion;
import org.hengce.presentation.json.EvaluationStatus;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.junit.jupiter.api.Test;

class EvaluationWordsTest {
    private final EvaluationWords english = new EvaluationWords(Language.EN, Cigarettes.evaluation());
    private final EvaluationWords chinese = new EvaluationWords(Language.ZH, Cigarettes.evaluation());

    @Test
    void saysRatingAndScoreInWholePointsSinceItsIntervalIsWide() {
        assertThat(english.rating()).isEqualTo("Inconclusive");
        assertThat(chinese.rating()).isEqualTo("尚无定论");
        assertThat(english.score())
                .matches("Score 6[34] of 100 \\(90\u202f% interval 3[3-6] to 9[1-3]\\); 50 means .*");
        assertThat(chinese.score()).contains("满分\u2009100（90%\u2009区间\u2009");
    }

    @Test
    void saysWhatTheNextLevelOfEvidenceWouldNeed() {
        assertThat(english.evidence())
                .containsExactly(
                        "Level 3 of 5: compared with units without the policy, before and after",
                        "To reach the next level: a lottery among applicants.");
        assertThat(chinese.evidence().get(1)).isEqualTo("要达到下一级：在申请者中抽签。");
    }

    @Test
    void saysByHowMuchACorrectionMovedTheEffectAndThatThisIsLittle() {
        EvaluationWords after = new EvaluationWords(Language.EN, Cigarettes.corrected());

        assertThat(after.changedSince(Cigarettes.evaluation(), code -> Cigarettes.FACTS))
                .containsExactly(
                        "New or corrected observations started this evaluation.",
                        "The effect on cigarette sales per capita moved from −5.2883 to −5.2816 packs per person, by 0.0067.",
                        "That is 0.10\u202f% of its standard error of 6.9.",
                        "Verdict and rating stayed as they were.");
    }

    @Test
    void saysThatNothingMovedWhereNothingDid() {
        assertThat(english.changedSince(Cigarettes.evaluation(), code -> Cigarettes.FACTS))
                .contains("The effect on cigarette sales per capita stayed at −5.3 packs per person.");
    }

    @Test
    void aCheckThatFailsNowAndDidNotBeforeIsSaidThoughVerdictAndRatingStayed() throws Exception {
        ObjectNode tree = HengceJson.mapper().valueToTree(Cigarettes.evaluation());
        ((ObjectNode) tree.get("evidence")).put("contested", true);
        ObjectNode check = (ObjectNode) tree.at("/effects/0/diagnostics/0");
        check.put("status", "FAIL");
        EvaluationDocument contested = HengceJson.mapper().treeToValue(tree, EvaluationDocument.class);
        String name = Texts.of(Language.EN).label("check", check.get("name").asText());

        assertThat(new EvaluationWords(Language.EN, contested)
                        .changedSince(Cigarettes.evaluation(), code -> Cigarettes.FACTS))
                .endsWith("Checks that fail now and did not before: " + name + ". The result is contested.");
        assertThat(english.changedSince(contested, code -> Cigarettes.FACTS))
                .endsWith("Checks that fail no longer: " + name + ".");

        tree.put("status", "NOT_EVALUABLE").putNull("evidence");
        EvaluationDocument none = HengceJson.mapper().treeToValue(tree, EvaluationDocument.class);
        assertThat(new EvaluationWords(Language.EN, none).changedSince(contested, code -> Cigarettes.FACTS))
                .as("of what was not checked nothing is said")
                .noneMatch(sentence -> sentence.contains("fail"));
    }

    @Test
    void ofWhatWasTakenOutForItsReaderItDoesNotSayThatItStayedOrChanged() {
        EvaluationDocument withheld =
                without("rating", new ReasonDocument("RESTRICTED", new LocalizedText(null, "no")));

        assertThat(english.changedSince(withheld, code -> Cigarettes.FACTS)).containsExactly(english.trigger());
        assertThat(new EvaluationWords(Language.EN, withheld)
                        .changedSince(Cigarettes.evaluation(), code -> Cigarettes.FACTS))
                .hasSize(1);
    }

    @Test
    void ofSeveralEffectsOnOneIndicatorItSaysNothingOfHowTheyMoved() {
        EvaluationDocument several =
                Findings.withEffects(Cigarettes.corrected(), List.of(Cigarettes.effect(), Cigarettes.effect()));

        assertThat(new EvaluationWords(Language.EN, several)
                        .changedSince(Cigarettes.evaluation(), code -> Cigarettes.FACTS))
                .containsExactly("New or corrected observations started this evaluation.");
    }

    @Test
    void ofOneEffectOneSentenceSaysTheFinding() {
        assertThat(english.inOneSentence(code -> Cigarettes.FACTS))
                .startsWith("Cannot tell yet: the effect on cigarette sales per capita is estimated at −5.3");
        assertThat(chinese.inOneSentence(code -> Cigarettes.FACTS)).endsWith("。");
    }

    @Test
    void ofSeveralEffectsOneSentenceSaysWhichShareAVerdict() {
        EvaluationDocument several =
                Findings.withEffects(Cigarettes.evaluation(), List.of(Cigarettes.effect(), Cigarettes.effect()));

        assertThat(new EvaluationWords(Language.EN, several).inOneSentence(code -> Cigarettes.FACTS))
                .isEqualTo("Cannot tell yet: Cigarette sales per capita, Cigarette sales per capita.");
    }

    @Test
    void whereNoEffectIsShownOneSentenceSaysWhy() {
        EvaluationDocument withheld = Findings.withEffects(
                without("rating", new ReasonDocument("RESTRICTED", new LocalizedText(null, "no"))), List.of());

        assertThat(new EvaluationWords(Language.EN, withheld).inOneSentence(code -> Cigarettes.FACTS))
                .startsWith("Made with figures that are not public");
        assertThat(new EvaluationWords(Language.EN, Findings.withEffects(Cigarettes.evaluation(), List.of()))
                        .inOneSentence(code -> Cigarettes.FACTS))
                .isEqualTo("No effect is shown.");
    }

    @Test
    void namesTheLimits() {
        assertThat(english.limits(Cigarettes.effect(), "1989"))
                .anyMatch(limit -> limit.startsWith("Exploratory"))
                .contains("4 periods after the start and 19 before it: an effect that builds up more slowly is not seen"
                        + " yet.")
                .anyMatch(limit -> limit.contains("from 1989 on"));
        assertThat(chinese.limits(Cigarettes.effect(), "1989"))
                .hasSameSizeAs(english.limits(Cigarettes.effect(), "1989"));
    }

    @Test
    void saysWhyThereIsNoScore() {
        EvaluationDocument none = without(
                "score",
                new ReasonDocument("NOT_ENOUGH_DATA", new LocalizedText("政策后没有数据", "no data after the start")));
        EvaluationWords words = new EvaluationWords(Language.EN, none);

        assertThat(words.score()).isEqualTo("No score (no data after the start).");
        assertThat(words.rating()).isEqualTo("Not rated");
        assertThat(words.trigger()).isEqualTo("This evaluation was started by TELEPATHY.");
    }

    private static EvaluationDocument without(String field, ReasonDocument why) {
        return new EvaluationDocument(
                "1",
                new PolicyVersion("P", 1),
                EvaluationStatus.NOT_EVALUABLE,
                null,
                "TELEPATHY",
                null,
                false,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(field, why),
                List.of(),
                List.of(),
                Map.of(),
                null);
    }
}
