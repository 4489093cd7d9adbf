package org.hengce.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hengce.presentation.json.EvaluationDocument;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final String EVALUATION = """
            {"id": "e1", "policy": {"code": "CA-PROP99", "version": 3}, "status": "COMPLETED", "trigger": "OBSERVATIONS",
             "score": {"point": 63.2, "mean": 63.12, "low": 34.5, "high": 91.9, "level": 0.90, "probabilityBeneficial": 0.776},
             "rating": "INCONCLUSIVE", "evidence": {"scale": "MARYLAND_SMS", "level": 3, "contested": false, "next": null},
             "effects": [{"indicator": "cigarette-sales", "method": "SYNTHETIC_DID", "estimate": -5.2883,
               "interval": {"level": 0.95, "low": -18.97, "high": 8.40}, "pValue": 0.449, "verdict": "CANNOT_TELL"}],
             "robustness": [{"what": "SECOND_METHOD", "indicator": "cigarette-sales", "method": "SYNTHETIC_CONTROL",
               "estimate": -11.05, "interval": {"level": 0.95, "low": -29.9, "high": 7.8}, "pValue": 0.05405405405405406,
               "placeboCount": 36, "verdict": "CANNOT_TELL"}],
             "provenance": {"observationsAsOf": {"cigarette-sales": "2026-11-23T10:00:00.000001Z"}, "seed": 42}}""";

    private static EvaluationDocument read(String json) throws Exception {
        return Api.JSON.readValue(json, EvaluationDocument.class);
    }

    @Test
    void tablesSayWhatWasFoundWithin100Columns() throws Exception {
        List<String> lines = new Findings(read(EVALUATION)).lines();

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "CA-PROP99 +cigarette-sales +synthetic DiD +−5\\.29 +−19\\.0 to 8\\.4 .*0\\.449 +cannot tell"))
                .anyMatch(line -> line.matches(" +synthetic control +−11\\.05 +−29\\.9 to 7\\.8 .*2/37 +cannot tell"))
                .anyMatch(
                        line -> line.matches("CA-PROP99 +63\\.1 +34\\.5 to 91\\.9 .*78 % +inconclusive +level 3 of 5"));
    }

    @Test
    void whatIsNotThereIsADash() throws Exception {
        String bare = """
                {"id": "e1", "policy": {"code": "CA-PROP99", "version": 3}, "status": "COMPLETED", "trigger": "POLICY",
                 "effects": [{"indicator": "cigarette-sales", "method": "SYNTHETIC_DID", "estimate": -5.2}]}""";

        assertThat(new Findings(read(bare)).lines())
                .anyMatch(line -> line.matches("CA-PROP99 +cigarette-sales +synthetic DiD +−5\\.20 +– +– +–"))
                .anyMatch(line -> line.matches("CA-PROP99 +– +– +– +– +–"));
    }

    @Test
    void anEvaluationSawAVintageWhenItReadsAsOfItOrLater() throws Exception {
        EvaluationDocument evaluation = read(EVALUATION);

        assertThat(Waiting.saw(evaluation, Instant.parse("2026-11-23T10:00:00.000001Z")))
                .isTrue();
        assertThat(Waiting.saw(evaluation, Instant.parse("2026-11-23T10:00:00.000002Z")))
                .isFalse();
    }
}
