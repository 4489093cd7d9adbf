package org.hengce.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.evaluation.ReportText;
import org.hengce.evaluation.WithOwnersEvents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever offices name things is text in their reports and nothing else; of an evaluation without a score, too. */
@QuarkusTest
class HostileReportsByEventsTest extends WithOwnersEvents {
    private static final Instant VINTAGE = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final String TEXT = "</title><script>alert(1)</script><img src=x onerror=alert(1)> =1+1"
            + " # [a](javascript:alert(1)) \u202Edesrever\u2066 \uD83D\uDE80\uD83D\uDC68\u200D\uD83D\uDC69 \uD840\uDC00\uD884\uDF4A "
            + "x".repeat(10_000);
    private static final LocalizedText REGION = new LocalizedText(TEXT.substring(0, 40), null);
    /** Not translated. */
    private static final LocalizedText HOSTILE = new LocalizedText(TEXT, null);

    private static String scored = "";
    private static String unscored = "";

    /** Once, but where the address of the service is known, which is only before each test. */
    @BeforeEach
    void evaluations() throws Exception {
        if (scored.isEmpty()) {
            scored = evaluated(Direction.LOWER_IS_BETTER);
            unscored = evaluated(Direction.NEUTRAL);
        }
    }

    /** On regions of its own, since their names would stand in the reports of other tests. */
    private static String evaluated(Direction direction) throws Exception {
        String indicator = newCode("sales-");
        String policy = newCode("CA-");
        String prefix = newCode("R") + "-";
        List<ObservationsV1.Row> rows = new ArrayList<>();
        for (ObservationsV1.Row row : cigarettes()) {
            if (!EXCLUDED.contains(row.region()) && row.period().compareTo("1970") >= 0) {
                rows.add(new ObservationsV1.Row(
                        row.region().replace("US-", prefix), "_T", row.period(), row.value(), "A", "F"));
            }
        }
        for (String code :
                rows.stream().map(ObservationsV1.Row::region).distinct().toList()) {
            RegionV1 region = new RegionV1(1, 1, false, code, REGION, Level.PROVINCIAL, "US", null, null, List.of());
            topics().publish(Topics.REGIONS, "REGION:" + code, INDICATOR_SOURCE, RegionV1.TYPE, region);
        }
        IndicatorV1 of = new IndicatorV1(
                1,
                1,
                false,
                indicator,
                HOSTILE,
                Dimension.ECONOMY,
                "packs <b>per</b> person",
                Frequency.A,
                direction,
                Aggregation.MEAN,
                HOSTILE,
                null,
                1,
                List.of(),
                List.of());
        topics().publish(Topics.INDICATORS, indicator, INDICATOR_SOURCE, IndicatorV1.TYPE, of);
        publishPolicy(policy(policy, indicator, prefix + "CA"), 1, 1);
        publishPart(indicator, VINTAGE, null, 1, 1, rows);
        return evaluation(policy, e -> "COMPLETED".equals(e.getString("status")))
                .getString("id");
    }

    private static PolicyText policy(String code, String indicator, String region) {
        PolicyText example = proposition99(code, indicator);
        return new PolicyText(
                code,
                HOSTILE,
                example.category(),
                example.level(),
                "<i>Issuer</i>",
                "=2+2",
                example.instruments(),
                List.of(),
                null,
                example.assignment(),
                example.announcedOn(),
                null,
                List.of(new PolicyText.Coverage(region, "1989", null, null)),
                example.goals(),
                new PolicyText.Comparison(null, List.of()),
                example.window(),
                HOSTILE);
    }

    static Stream<Arguments> inEachFormat() {
        return Stream.of("html", "pdf", "md", "xlsx")
                .flatMap(format -> Stream.of("zh", "en").map(language -> Arguments.of(format, language)));
    }

    @ParameterizedTest
    @MethodSource("inEachFormat")
    void isTextAndNothingElse(String format, String language) throws Exception {
        for (String form : List.of("full", "sheet")) {
            isText(scored, format, language, form);
            isText(unscored, format, language, form);
        }
    }

    private static void isText(String id, String format, String language, String form) throws Exception {
        Response answer = viewer().queryParam("lang", language)
                .queryParam("form", form)
                .get("/api/v1/evaluations/" + id + "/report." + format);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(ReportText.of(answer.asByteArray(), format))
                .contains("desrever")
                .doesNotContain("\u202E", "\u2066", "href=\"javascript")
                .satisfies(text -> {
                    if (!format.equals("pdf")) {
                        assertThat(text).doesNotContain("<script", "<img", "<f>", "<b>", "<i>");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("inEachFormat")
    void thatItWasNotTranslatedIsSaidInTheOtherLanguage(String format, String language) throws Exception {
        if (format.equals("xlsx")) { // has tables alone
            return;
        }
        String text = ReportText.of(
                viewer().queryParam("lang", language)
                        .get("/api/v1/evaluations/" + scored + "/report." + format)
                        .asByteArray(),
                format);
        assertThat(text.contains("Not translated") || text.contains("没有译文")).isEqualTo(language.equals("en"));
    }
}
