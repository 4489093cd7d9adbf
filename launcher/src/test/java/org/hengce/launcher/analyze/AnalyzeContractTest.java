package org.hengce.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.launcher.InProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of every method has the fields that others rely on. */
class AnalyzeContractTest {
    private static final List<String> COMMON = List.of(
            "method",
            "estimate",
            "standardError",
            "interval",
            "inference",
            "pValue",
            "unitsUsed",
            "unitsDropped",
            "path",
            "diagnostics",
            "seed",
            "reasons");
    private static final String LAWS =
            "samples/us-shall-carry-laws.csv --unit region --time year --outcome violent_crime_per_100000"
                    + " --transform log --treated law_in_force";
    private static final String CIGARETTES =
            "samples/us-cigarettes.csv --unit region --time year --outcome packs_per_capita --from 1970";
    private static final String SEATBELTS =
            "samples/uk-seatbelts.csv --time period --outcome drivers_killed --interruption 1983-02";

    /** Command, wire name of the method, own fields, and fields within them as {@code field/part}. */
    static Stream<Arguments> methods() {
        return Stream.of(
                Arguments.of(
                        SEATBELTS + " --method before-after", "BEFORE_AFTER", List.of("degreesOfFreedom"), List.of()),
                Arguments.of(
                        SEATBELTS + " --method its --set lag=12 --set harmonics=2 --set slope=true",
                        "INTERRUPTED_TIME_SERIES",
                        List.of("level", "slope"),
                        List.of(
                                "level/estimate",
                                "level/standardError",
                                "slope/estimate",
                                "slope/standardError",
                                "path/counterfactual")),
                Arguments.of(
                        LAWS
                                + " --method did --set eventStudy=true --set leads=4 --set lags=4 --set correction=cluster",
                        "DIFFERENCE_IN_DIFFERENCES",
                        List.of("eventStudy"),
                        List.of("eventStudy/eventTime", "eventStudy/estimate", "eventStudy/standardError")),
                Arguments.of(
                        LAWS + " --method did --set wild=true --set fixedEffects=unit,time",
                        "DIFFERENCE_IN_DIFFERENCES",
                        List.of("wild"),
                        List.of("wild/pValue", "wild/low", "wild/high")),
                Arguments.of(
                        LAWS + " --method bacon",
                        "BACON",
                        List.of("comparisons"),
                        List.of(
                                "comparisons/treated",
                                "comparisons/control",
                                "comparisons/type",
                                "comparisons/weight",
                                "comparisons/estimate")),
                Arguments.of(
                        LAWS
                                + " --method group-time --set controls=not-yet --set base=universal --set aggregate=simple",
                        "GROUP_TIME",
                        List.of("attgt", "aggregates", "preTest"),
                        List.of(
                                "attgt/cohort",
                                "attgt/period",
                                "attgt/att",
                                "attgt/standardError",
                                "aggregates/simple",
                                "aggregates/dynamic",
                                "aggregates/group",
                                "aggregates/calendar",
                                "preTest/statistic",
                                "preTest/degreesOfFreedom",
                                "preTest/pValue")),
                Arguments.of(
                        CIGARETTES + " --treat US-CA=1989 --method synthetic-control --set leaveOneOut=true",
                        "SYNTHETIC_CONTROL",
                        List.of("weights", "rmspe", "placebos"),
                        List.of(
                                "weights/unit",
                                "weights/weight",
                                "rmspe/pre",
                                "rmspe/post",
                                "rmspe/ratio",
                                "rmspe/rank",
                                "rmspe/pValue",
                                "placebos/unit",
                                "placebos/effect",
                                "placebos/ratio")),
                Arguments.of(
                        CIGARETTES + " --treat US-CA=1989 --method sdid",
                        "SYNTHETIC_DID",
                        List.of("weights", "timeWeights", "placebos"),
                        List.of("timeWeights/period", "timeWeights/weight")),
                Arguments.of(
                        "--method honest --betahat samples/honest/betahat.csv --sigma samples/honest/sigma.csv --pre 5"
                                + " --set delta=relative --set mbar=0,0.5,1 --set target=average",
                        "HONEST",
                        List.of("sensitivity", "breakdown"),
                        List.of("sensitivity/m", "sensitivity/low", "sensitivity/high")),
                Arguments.of(
                        CIGARETTES + " --to 1988 --method power --set treated=US-CA --set horizon=4 --set method=did"
                                + " --set alpha=0.05 --set power=0.8 --set replications=20",
                        "POWER",
                        List.of("minimumDetectableEffect", "curve"),
                        List.of("curve/effect", "curve/power")));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("methods")
    void theJsonHasTheFieldsOfTheContract(String command, String wireName, List<String> own, List<String> within)
            throws Exception {
        JsonNode found = json(command);

        assertThat(found.get("method").textValue()).isEqualTo(wireName);
        List<String> names = new ArrayList<>();
        found.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsAll(COMMON).containsAll(own);
        assertThat(found.get("unitsUsed").has("treated")).isTrue();
        assertThat(found.get("unitsUsed").has("controls")).isTrue();
        for (String path : within) {
            String[] parts = path.split("/", -1);
            JsonNode holder = found.get(parts[0]);
            assertThat((holder.isArray() ? holder.get(0) : holder).has(parts[1]))
                    .as(path)
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("methods")
    void aNumberThatDoesNotExistIsNullWithAReason(
            String command, String wireName, List<String> own, List<String> within) throws Exception {
        JsonNode found = json(command);
        JsonNode reasons = found.get("reasons");

        assertThat(wireName).isNotBlank();
        for (String field : List.of("estimate", "standardError", "interval", "pValue"))
            assertThat(found.get(field).isNull()).as(field).isEqualTo(reasons.has(field));
        for (String field : own)
            if (found.get(field).isNull())
                assertThat(reasons.has(field)).as(field).isTrue();
        assertThat(within).isNotNull();
    }

    @Test
    void aBreakdownBeyondTheGridIsNullWithItsReason() throws Exception {
        JsonNode found = json("--method honest --betahat samples/honest/betahat.csv --sigma samples/honest/sigma.csv"
                + " --pre 5 --set mbar=0,0.1");

        assertThat(found.get("breakdown").isNull()).isTrue();
        assertThat(found.at("/reasons/breakdown/message/zh").textValue()).contains("0.1");
    }

    @Test
    void typesOfComparisonsAreThoseOfTheContract() throws Exception {
        JsonNode found = json(LAWS + " --method bacon");

        List<String> types = new ArrayList<>();
        found.get("comparisons").forEach(c -> types.add(c.get("type").textValue()));
        assertThat(types)
                .contains("TREATED_VS_NEVER", "EARLIER_VS_LATER", "LATER_VS_EARLIER", "LATER_VS_ALWAYS")
                .hasSize(110);
        double sum = 0;
        for (JsonNode c : found.get("comparisons"))
            sum += c.get("weight").doubleValue() * c.get("estimate").doubleValue();
        assertThat(sum).isCloseTo(found.get("estimate").doubleValue(), within(1e-12));
    }

    @Test
    void theSameBitsOnAnyNumberOfThreads() {
        for (String method : List.of("sdid", "synthetic-control")) {
            String command = CIGARETTES + " --treat US-CA=1989 --json --method " + method;
            assertThat(text(command + " --threads 8")).isEqualTo(text(command + " --threads 1"));
        }
        String bootstrap = LAWS + " --json --method group-time --set inference=bootstrap --set draws=200";
        assertThat(text(bootstrap + " --threads 8")).isEqualTo(text(bootstrap + " --threads 1"));
    }

    @Test
    void aSeedThatWasPrintedGivesTheSameAgain() throws Exception {
        String bootstrap = LAWS + " --method group-time --set inference=bootstrap --set draws=200";
        JsonNode first = json(bootstrap);

        JsonNode again = json(bootstrap + " --seed " + first.get("seed").longValue());
        assertThat(again).isEqualTo(first);
        assertThat(json(bootstrap + " --seed 7").get("standardError")).isNotEqualTo(first.get("standardError"));
    }

    private static JsonNode json(String command) throws Exception {
        return new ObjectMapper().readTree(text(command + " --json"));
    }

    private static String text(String command) {
        InProcess.Answer answer = InProcess.run(("analyze " + command).split(" ", -1));
        assertThat(answer.status()).as(answer.text()).isZero();
        return answer.text();
    }
}
