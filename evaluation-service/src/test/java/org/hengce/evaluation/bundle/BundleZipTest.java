package org.hengce.evaluation.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.kit.hash.Sha256;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.json.EvaluationDocument;
import org.junit.jupiter.api.Test;

/** What is in a bundle. */
class BundleZipTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Bundle TWO_GOALS = Examples.bundle(
            new Examples.Case(Panels.cigarettes(), SyntheticDifferenceInDifferences.withDefaults(), -20.0),
            new Examples.Case(Panels.shortSeries(), BeforeAfter.withDefaults(), null));

    @Test
    void theFilesHaveTheNamesThatTheReadmeExplains() throws Exception {
        List<ZipEntry> entries = entries(BundleZip.of(TWO_GOALS));
        assertThat(entries)
                .extracting(ZipEntry::getName)
                .startsWith(
                        "README",
                        "result.json",
                        "specification.json",
                        "panel.csv",
                        "report.html",
                        "report.zh-CN.html",
                        "verify.R")
                .allMatch(name -> name.matches("(verify/)?[A-Za-z.-]+"))
                .noneMatch(name -> name.contains(".."));
        String readme = text(Verification.files(BundleZip.of(TWO_GOALS)), "README");
        assertThat(readme)
                .contains("result.json", "specification.json", "panel.csv", "report.html", "verify.R")
                .contains("did ", "synthdid", "fixest");
    }

    @Test
    void theSameEvaluationGivesTheSameBytesInEveryTimeZone() throws Exception {
        byte[] here = BundleZip.of(TWO_GOALS);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(Sha256.hex(BundleZip.of(TWO_GOALS))).isEqualTo(Sha256.hex(here));
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(entries(here)).extracting(ZipEntry::getTimeLocal).containsOnly(LocalDateTime.of(1980, 2, 1, 0, 0));
    }

    @Test
    void theResultIsWhatWasStored() throws Exception {
        assertThat(text(Verification.files(BundleZip.of(TWO_GOALS)), "result.json"))
                .isEqualTo(TWO_GOALS.result());
    }

    @Test
    void thePanelCanBeMadeAgainToTheLastBit() throws Exception {
        PanelBuilder drawn = Panels.drawn(5, 6, 3, 3).weight("U04", 1 / 3.0);
        for (String unit : List.of("U00", "U01", "U02", "U03")) {
            drawn.weight(unit, 0.1);
        }
        Panel panel = drawn.build();
        String csv = text(
                Verification.files(
                        BundleZip.of(Examples.bundle(new Examples.Case(panel, BeforeAfter.withDefaults(), null)))),
                "panel.csv");
        List<String> lines = csv.lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("goal,series,unit,period,outcome,outcome_exact,first_treated,weight,weight_exact");
        PanelBuilder again = Panel.builder(panel.periods());
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(Double.parseDouble(cells[4])).isEqualTo(Double.parseDouble(cells[5]));
            again.observe(cells[2], cells[3], Double.parseDouble(cells[5]));
            if (!cells[6].isEmpty()) {
                again.treatedFrom(cells[2], cells[6]);
            }
            again.weight(cells[2], Double.parseDouble(cells[8]));
        }
        assertThat(again.build().sha256()).isEqualTo(panel.sha256());
    }

    @Test
    void theSpecificationSaysWithWhichParametersEachGoalWasEstimated() throws Exception {
        JsonNode specification =
                JSON.readTree(Verification.files(BundleZip.of(TWO_GOALS)).get("specification.json"));
        assertThat(specification.at("/evaluation").asText()).isEqualTo(Examples.ID);
        assertThat(specification.at("/policy/code").asText()).isEqualTo("POLICY-1");
        assertThat(specification.at("/goals/0/method").asText()).isEqualTo("SYNTHETIC_DID");
        assertThat(specification.at("/goals/0/parameters/draws").asInt()).isEqualTo(500);
        assertThat(specification.at("/goals/0/panelSha256").asText())
                .isEqualTo(Panels.cigarettes().sha256());
        assertThat(specification.at("/goals/1/effect").asInt()).isEqualTo(2);
        assertThat(specification.at("/goals/1/parameters/plainWelch").isBoolean())
                .isTrue();
    }

    @Test
    void thePagesAreInEnglishAndChineseAndKeepTheirTitleAsText() throws Exception {
        Map<String, byte[]> files = Verification.files(BundleZip.of(TWO_GOALS));
        assertThat(text(files, "report.html")).contains("lang=\"en\"").doesNotContain("<script");
        assertThat(text(files, "report.zh-CN.html")).contains("lang=\"zh-CN\"").contains("控烟计划");
    }

    @Test
    void ofAGoalThatIsNotForTheReaderThereIsNeitherPanelNorHash() throws Exception {
        EvaluationDocument stored = TWO_GOALS.evaluation();
        EvaluationDocument withHidden = new EvaluationDocument(
                stored.id(),
                stored.policy(),
                stored.status(),
                stored.completedAt(),
                stored.trigger(),
                stored.standing(),
                true,
                stored.score(),
                stored.rating(),
                stored.evidence(),
                stored.dimensions(),
                stored.effects(),
                stored.reasons(),
                stored.robustness(),
                stored.contamination(),
                Map.of("effects[0]", List.of("US-NV")),
                stored.provenance());
        EvaluationDocument shown = Disclosure.forReader(withHidden, region -> false);
        List<EvaluatedGoal> goals = new ArrayList<>(TWO_GOALS.goals());
        EvaluatedGoal hidden = goals.get(0);
        goals.set(
                0,
                new EvaluatedGoal(
                        1, hidden.goal(), hidden.indicator(), hidden.series(), null, null, null, null, null, null));
        EvaluatedGoal other = goals.get(1);
        goals.set(
                1,
                new EvaluatedGoal(
                        2,
                        other.goal(),
                        other.indicator(),
                        other.series(),
                        0,
                        other.panel(),
                        other.cells(),
                        other.estimator(),
                        other.smallestEffect(),
                        other.treatedFrom()));
        byte[] zip = BundleZip.of(new Bundle(Examples.written(shown), shown, TWO_GOALS.policy(), goals, Map.of()));
        Map<String, byte[]> files = Verification.files(zip);
        assertThat(text(files, "panel.csv")).contains("2,indicator-2").doesNotContain("US-");
        String hash = Panels.cigarettes().sha256();
        for (String name : files.keySet()) {
            assertThat(text(files, name)).as(name).doesNotContain(hash).doesNotContain("US-NV");
        }
    }

    @Test
    void anEvaluationWithoutEffectsHasABundleToo() throws Exception {
        EvaluationDocument none = Examples.none();
        Map<String, byte[]> files = Verification.files(
                BundleZip.of(new Bundle(Examples.written(none), none, TWO_GOALS.policy(), List.of(), Map.of())));
        assertThat(text(files, "panel.csv").lines()).hasSize(1);
    }

    @Test
    void everyScriptThatIsThereIsInTheBundle() {
        Path folder = Path.of("src/main/resources/org/hengce/evaluation/bundle");
        List<String> scripts = new ArrayList<>(List.of("verify.R"));
        for (String name : folder.resolve("verify").toFile().list()) {
            scripts.add("verify/" + name);
        }
        assertThat(BundleZip.SCRIPTS).containsExactlyInAnyOrderElementsOf(scripts);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static List<ZipEntry> entries(byte[] zip) throws Exception {
        List<ZipEntry> entries = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
