package org.hengce.evaluation.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R notices what was changed in a bundle. */
class TamperingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] ZIP = BundleZip.of(Examples.bundle(
            new Examples.Case(Panels.cigarettes(), SyntheticDifferenceInDifferences.withDefaults(), -20.0)));

    @BeforeAll
    static void requireR() {
        assumeTrue(Verification.isNeededOrPossible(), "Rscript is needed to check verify.R; install r-base-core");
    }

    static Stream<Arguments> changedResults() {
        return Stream.of(
                changed("the estimate", "1 indicator-1  estimate", r -> add(effect(r), "estimate", 1e-4)),
                changed("the standard error", "standard error", r -> add(effect(r), "standardError", -1e-4)),
                changed("the p-value", "p-value", r -> add(effect(r), "pValue", -0.01)),
                changed("an end of the interval", "interval, high", r -> add(interval(r), "high", -9)),
                changed("a weight", "donors' weights: none below 0, sum 1", r -> add(weight(r, 0), "weight", 0.001)),
                changed("two weights against each other", "donors' weights: optimal", r -> {
                    add(weight(r, 0), "weight", 0.001);
                    add(weight(r, 1), "weight", -0.001);
                }),
                changed(
                        "a period's weight",
                        "periods' weights",
                        r -> add((ObjectNode) effect(r).withArray("timeWeights").get(0), "weight", 0.01)),
                changed(
                        "a placebo",
                        "placebos, each fitted anew",
                        r -> add((ObjectNode) effect(r).withArray("placebos").get(3), "effect", 0.01)),
                changed("the yardstick", "yardstick", r -> add(effect(r), "yardstick", 1)),
                changed("the verdict", "verdict", r -> effect(r).put("verdict", "BENEFICIAL")),
                changed("the units", "units: treated ones", r -> effect(r)
                        .withObject("/unitsUsed")
                        .withArray("treated")
                        .add("US-NV")),
                changed("the score", "score, point", r -> add(r.withObject("/score"), "point", 0.1)),
                changed("the mean score", "score, mean", r -> add(r.withObject("/score"), "mean", 5)),
                changed("the rating", "rating", r -> r.put("rating", "EFFECTIVE")),
                changed("the panel's hash", "panel: SHA-256", r -> r.withObject("/provenance/panelSha256")
                        .put("indicator-1", "0".repeat(64))),
                changed("the number's type", "computed without an error", r -> effect(r)
                        .put("estimate", "-5.3")),
                changed("the method", "1 indicator-1", r -> effect(r).put("method", "BEFORE_AFTER")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changedResults")
    void aChangedResultDiffers(String what, String line, Consumer<ObjectNode> change, @TempDir Path folder)
            throws Exception {
        Map<String, byte[]> files = Verification.files(ZIP);
        ObjectNode result = (ObjectNode) JSON.readTree(files.get("result.json"));
        change.accept(result);
        files.put("result.json", JSON.writeValueAsBytes(result));
        differs(files, line, folder);
    }

    static Stream<Arguments> changedPanels() {
        return Stream.of(
                Arguments.of("a cell that readers see", "decimals as the exact numbers", (UnaryOperator<String>)
                        csv -> csv.replaceFirst("US-CA,1990,[0-9.]+", "US-CA,1990,100.5")),
                Arguments.of(
                        "a cell of the treated unit",
                        "estimate",
                        row("1,indicator-1,US-CA,1990,100.5,0x1.92p6,1989,,")),
                Arguments.of("a cell of a donor", "panel: SHA-256", row("1,indicator-1,US-NV,1980,100.5,0x1.92p6,,,")),
                Arguments.of("a cell that is gone", "every cell once", row("")),
                Arguments.of("another start", "panel: SHA-256", (UnaryOperator<String>)
                        csv -> csv.replace(",1989,,\n", ",1988,,\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changedPanels")
    void aChangedPanelDiffers(String what, String line, UnaryOperator<String> change, @TempDir Path folder)
            throws Exception {
        Map<String, byte[]> files = Verification.files(ZIP);
        String before = new String(files.get("panel.csv"), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        files.put("panel.csv", after.getBytes(StandardCharsets.UTF_8));
        differs(files, line, folder);
    }

    @Test
    void aResultOfAnotherEvaluationDiffers(@TempDir Path folder) throws Exception {
        Map<String, byte[]> files = Verification.files(ZIP);
        files.put(
                "result.json",
                new String(files.get("result.json"), StandardCharsets.UTF_8)
                        .replace(Examples.ID, "0197a2b4-0000-7c3e-9d5a-1b2c3d4e5f60")
                        .getBytes(StandardCharsets.UTF_8));
        differs(files, "result and specification are of the same evaluation", folder);
    }

    @Test
    void aResultThatIsNoJsonIsAnError(@TempDir Path folder) throws Exception {
        Map<String, byte[]> files = Verification.files(ZIP);
        files.put("result.json", "{\"id\":".getBytes(StandardCharsets.UTF_8));
        assertThat(Verification.of(files, folder).status()).isNotZero();
    }

    private static void differs(Map<String, byte[]> files, String line, Path folder)
            throws IOException, InterruptedException {
        Verification found = Verification.of(files, folder);
        assertThat(found.table().lines().filter(l -> l.contains(line)))
                .as(found.table())
                .anyMatch(l -> l.contains("DIFFERS"));
        assertThat(found.status()).isEqualTo(1);
    }

    private static Arguments changed(String what, String line, Consumer<ObjectNode> change) {
        return Arguments.of(what, line, change);
    }

    private static ObjectNode effect(ObjectNode result) {
        return (ObjectNode) result.withArray("effects").get(0);
    }

    private static ObjectNode interval(ObjectNode result) {
        return effect(result).withObject("/interval");
    }

    private static ObjectNode weight(ObjectNode result, int donor) {
        return (ObjectNode) effect(result).withArray("weights").get(donor);
    }

    private static void add(ObjectNode of, String field, double by) {
        of.put(field, of.get(field).doubleValue() + by);
    }

    /** Replaces the line of the same unit and period; an empty one takes out the first. */
    private static UnaryOperator<String> row(String line) {
        String[] fields = line.split(",", -1);
        String start =
                line.isEmpty() ? "1,indicator-1," : String.join(",", fields[0], fields[1], fields[2], fields[3]) + ",";
        return csv -> csv.replaceFirst("(?m)^" + start + ".*\n", line.isEmpty() ? "" : line + "\n");
    }
}
