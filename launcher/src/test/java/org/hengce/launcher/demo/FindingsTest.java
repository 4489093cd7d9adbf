package org.hengce.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hengce.launcher.client.Api;
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

    private static final String SEAT_BELTS = """
            {"id": "e2", "policy": {"code": "GB-SEATBELT-LAW", "version": 3}, "status": "COMPLETED", "trigger": "OBSERVATIONS",
             "score": {"point": 100, "mean": 99.9, "low": 99.1, "high": 100, "level": 0.90, "probabilityBeneficial": 1.0},
             "rating": "NO_MATERIAL_EFFECT", "evidence": {"scale": "MARYLAND_SMS", "level": 2, "contested": true, "next": null},
             "effects": [{"indicator": "drivers-ksi", "method": "INTERRUPTED_TIME_SERIES", "transform": "LOG",
               "estimate": -0.16111718771, "interval": {"level": 0.95, "low": -0.2038, "high": -0.1184}, "pValue": 1e-12,
               "verdict": "BENEFICIAL"}]}""";
    private static final String SHALL_CARRY = """
            {"id": "e3", "policy": {"code": "US-SHALL-CARRY", "version": 3}, "status": "COMPLETED", "trigger": "OBSERVATIONS",
             "rating": "INCONCLUSIVE", "evidence": {"scale": "MARYLAND_SMS", "level": 3, "contested": true, "next": null},
             "effects": [{"indicator": "violent-crime", "method": "GROUP_TIME", "transform": "LOG", "estimate": 0.0384781,
               "interval": {"level": 0.95, "low": -0.0352736, "high": 0.1122298}, "pValue": 0.306,
               "verdict": "NO_MATERIAL_EFFECT"}]}""";

    private static EvaluationDocument read(String json) throws Exception {
        return Api.JSON.readValue(json, EvaluationDocument.class);
    }

    @Test
    void tablesSayWhatWasFoundWithin100Columns() throws Exception {
        List<String> lines = new Findings(List.of(read(EVALUATION), read(SEAT_BELTS), read(SHALL_CARRY))).lines();

        assertThat(lines).allMatch(line -> line.length() <= 100);
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "CA-PROP99 +cigarette-sales +synthetic DiD +−5\\.29 +−19\\.0 to 8\\.4 +0\\.449 +cannot tell"))
                .anyMatch(line -> line.matches(" +synthetic control +−11\\.05 +−29\\.9 to 7\\.8 +2/37 +cannot tell"))
                .anyMatch(line -> line.matches("CA-PROP99 +63\\.1 +34\\.5 to 91\\.9 +78 % +inconclusive +level 3 of 5"))
                .anyMatch(
                        line -> line.matches(
                                "GB-SEATBELT-LAW +drivers-ksi +time series +−14\\.9 % +−18\\.4 to −11\\.2 % +<0\\.001 +beneficial"))
                .anyMatch(line -> line.matches("GB-SEATBELT-LAW +99\\.9 .* level 2 of 5, contested"))
                .anyMatch(
                        line -> line.matches(
                                "US-SHALL-CARRY +violent-crime +group time +3\\.9 % +−3\\.5 to 11\\.9 % +0\\.306 +not material"));
    }

    @Test
    void anotherLevelThanTheHeadingsStandsInTheCell() throws Exception {
        String strict = EVALUATION.replace("\"level\": 0.95, \"low\": -18.97", "\"level\": 0.99, \"low\": -18.97");

        assertThat(new Findings(List.of(read(strict))).lines()).anyMatch(line -> line.contains("−19.0 to 8.4 (99 %)"));
    }

    @Test
    void whatIsNotThereIsADash() throws Exception {
        String bare = """
                {"id": "e1", "policy": {"code": "CA-PROP99", "version": 3}, "status": "COMPLETED", "trigger": "POLICY",
                 "effects": [{"indicator": "cigarette-sales", "method": "SYNTHETIC_DID", "estimate": -5.2}]}""";

        assertThat(new Findings(List.of(read(bare))).lines())
                .anyMatch(line -> line.matches("CA-PROP99 +cigarette-sales +synthetic DiD +−5\\.20 +– +– +–"))
                .anyMatch(line -> line.matches("CA-PROP99 +– +– +– +– +–"));
    }

    @Test
    void anEvaluationSawAVintageWhenItReadsAsOfItOrLater() throws Exception {
        EvaluationDocument evaluation = read(EVALUATION);

        assertThat(Waiting.saw(evaluation, "cigarette-sales", Instant.parse("2026-11-23T10:00:00.000001Z")))
                .isTrue();
        assertThat(Waiting.saw(evaluation, "cigarette-sales", Instant.parse("2026-11-23T10:00:00.000002Z")))
                .isFalse();
    }
}
