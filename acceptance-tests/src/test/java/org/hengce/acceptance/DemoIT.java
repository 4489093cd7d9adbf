package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job as a newcomer sees it; the figures are those of the issue, from R on the same file. */
@Order(1)
@ExtendWith(RunningStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    @Test
    @Order(1)
    void theDemoPrintsWhatTheDataSayAndWritesThePage(Stack stack, Api admin) throws Exception {
        Stack.Outcome demo = stack.run("demo");
        assertThat(demo.exit()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("cigarette-sales")
                .contains("−5.29")
                .contains("−19.0 to 8.4")
                .contains("−11.05")
                .contains("−29.9 to 7.8")
                .contains("2/37")
                .contains("cannot tell")
                .contains("inconclusive")
                .contains("moved from −5.2883 to −5.2816 packs per person, by 0.0067");

        JsonNode first = admin.evaluations("CA-PROP99").stream()
                .filter(e -> e.get("status").textValue().equals("COMPLETED"))
                .filter(e -> Math.abs(e.at("/effects/0/estimate").doubleValue() + 5.2883) < 5e-5)
                .findFirst()
                .orElseThrow();
        assertThat(first.at("/effects/0/standardError").doubleValue()).isCloseTo(6.98, Offset.offset(0.005));
        assertThat(first.at("/score/mean").doubleValue()).isCloseTo(63.1, Offset.offset(0.6));
        assertThat(first.at("/score/low").doubleValue()).isCloseTo(34.5, Offset.offset(1.3));
        assertThat(first.at("/score/high").doubleValue()).isCloseTo(91.9, Offset.offset(1.3));
        assertThat(first.at("/rating").textValue()).isEqualTo("INCONCLUSIVE");

        JsonNode seatBelts = effect(admin, "GB-SEATBELT-LAW");
        assertThat(demo.output()).contains("−14.9 %").contains("−18.4 to −11.2 %");
        assertThat(seatBelts.get("method").textValue()).isEqualTo("INTERRUPTED_TIME_SERIES");
        assertThat(seatBelts.get("relativeEffect").doubleValue()).isCloseTo(-0.149, Offset.offset(5e-4));
        // The jump in the first month, February 1983: −21.4 %.
        assertThat(Math.expm1(seatBelts.at("/level/estimate").doubleValue())).isCloseTo(-0.214, Offset.offset(5e-4));
        assertThat(seatBelts.at("/unitsUsed/treated/0").textValue()).isEqualTo("GB");

        JsonNode laws = effect(admin, "US-SHALL-CARRY");
        JsonNode figures = new ObjectMapper()
                .readTree(stack.root()
                        .resolve("samples/reference/sample-us-shall-carry-laws.json")
                        .toFile());
        assertThat(laws.get("method").textValue()).isEqualTo("GROUP_TIME");
        assertThat(laws.get("estimate").doubleValue())
                .isCloseTo(
                        figures.at("/nevertreated_varying/aggregates/group/overall")
                                .doubleValue(),
                        Offset.offset(1e-8));
        assertThat(laws.get("unitsUsed").get("treated")).hasSize(25);
        assertThat(demo.output().lines().filter(line -> line.contains("US-SHALL-CARRY")))
                .anySatisfy(line -> assertThat(line).contains("3.9 %").contains("cannot tell"));
        assertThat(demo.output().lines().filter(line -> !line.contains("/")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));

        for (String policy : List.of("GB-SEATBELT-LAW", "US-SHALL-CARRY")) {
            assertThat(Files.readString(stack.root().resolve("out/" + policy + ".html")))
                    .contains("<svg")
                    .doesNotContain("<script");
        }
        Path page = stack.root().resolve("out/CA-PROP99.html");
        assertThat(Files.readString(page))
                .contains("<svg")
                .contains(first.get("id").textValue())
                .contains(first.at("/provenance/panelSha256/cigarette-sales").textValue())
                .doesNotContain("<script");
    }

    private static JsonNode effect(Api admin, String policy) {
        return admin.evaluations(policy).stream()
                .filter(e -> e.get("status").textValue().equals("COMPLETED"))
                .findFirst()
                .orElseThrow()
                .at("/effects/0");
    }

    @Test
    @Order(2)
    void theDemoCanBeRunAgainOnWhatIsThere(Stack stack) {
        Stack.Outcome again = stack.run("demo");
        assertThat(again.exit()).as(again.output()).isZero();
        assertThat(again.output()).contains("moved from −5.2883 to −5.2816 packs per person, by 0.0067");
    }

    @Test
    @Order(3)
    void aSecondUpSaysThatItRunsAlready(Stack stack) {
        long gateway = stack.pid("gateway");
        Stack.Outcome up = stack.run("up");
        assertThat(up.exit()).isZero();
        assertThat(up.output()).contains("already");
        assertThat(stack.pid("gateway")).isEqualTo(gateway);
    }

    @Test
    @Order(4)
    void statusNamesEveryPart(Stack stack) {
        Stack.Outcome status = stack.run("status");
        assertThat(status.exit()).isZero();
        assertThat(status.output()).contains(Stack.PARTS).contains("6 of 6");
    }

    /** The panel that was judged can be had again from the API by its pins alone. */
    @Test
    @Order(5)
    void thePanelOfAnEvaluationIsRecreatedFromItsPins(Stack stack, Api admin) {
        JsonNode evaluation = admin.evaluations("CA-PROP99").get(0);
        assertThat(Panels.californiaAsOf(admin, Api.pin(evaluation)).sha256())
                .isEqualTo(
                        evaluation.at("/provenance/panelSha256/cigarette-sales").textValue());
    }
}
