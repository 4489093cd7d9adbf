package org.hengce.presentation.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hengce.methods.analysis.AnalysisResult;
import org.hengce.methods.diagnostic.Diagnostics;
import org.hengce.methods.did.DifferenceInDifferences;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Estimator;
import org.hengce.methods.grouptime.BasePeriod;
import org.hengce.methods.grouptime.GroupTimeAtt;
import org.hengce.methods.its.BeforeAfter;
import org.hengce.methods.its.InterruptedTimeSeries;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.synthetic.SyntheticControl;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number that does not exist is null, and the reasons say why: under its name or that of what it is a part of. */
class ReasonsTest {
    private static final ObjectMapper JSON = HengceJson.mapper();

    @ParameterizedTest
    @MethodSource("results")
    void everyNullHasAReason(Estimator estimator, Panel panel) throws JsonProcessingException {
        Effect effect = estimator.estimate(panel);
        AnalysisDocument document =
                AnalysisDocument.of(new AnalysisResult.OfEffect(effect, Diagnostics.of(panel, estimator, effect)));
        String text = JSON.writeValueAsString(document);
        JsonNode tree = JSON.readTree(text);
        List<String> unexplained = new ArrayList<>();
        look("", tree, tree.get("reasons"), unexplained);

        assertThat(unexplained).isEmpty();
        assertThat(text).doesNotContain("\"gaps\"");
        assertThat(JSON.writeValueAsString(JSON.readValue(text, AnalysisDocument.class)))
                .isNotEmpty();
    }

    static Stream<Arguments> results() {
        Panel one = panel(24, 14, 9);
        Panel few = panel(6, 14, 9);
        Panel series = panel(1, 24, 12);
        Panel several = panel(30, 12, 4, 7, 7, 7, 9, 9);
        SyntheticDifferenceInDifferences sdid = SyntheticDifferenceInDifferences.withDefaults();
        DifferenceInDifferences did = DifferenceInDifferences.withDefaults();
        GroupTimeAtt groupTime = GroupTimeAtt.withDefaults();
        return Stream.of(
                Arguments.of(SyntheticControl.withDefaults(), one),
                Arguments.of(SyntheticControl.withDefaults(), few),
                Arguments.of(SyntheticControl.withDefaults().withPlacebos(false), one),
                Arguments.of(sdid, one),
                Arguments.of(sdid, panel(2, 14, 9)),
                Arguments.of(sdid, several),
                Arguments.of(InterruptedTimeSeries.withDefaults(), series),
                Arguments.of(InterruptedTimeSeries.withDefaults().withSlope(false), series),
                Arguments.of(
                        InterruptedTimeSeries.withDefaults().withSlope(false).withInterruptions(List.of("2018")),
                        series),
                Arguments.of(BeforeAfter.withDefaults(), series),
                Arguments.of(did, one),
                Arguments.of(did, several),
                Arguments.of(did.withEventStudy(), several),
                Arguments.of(did.withSunAbraham(), several),
                Arguments.of(groupTime, several),
                Arguments.of(groupTime, one),
                Arguments.of(groupTime.withBase(BasePeriod.UNIVERSAL), several),
                Arguments.of(groupTime.withBootstrap(200), several));
    }

    /** Names of lists stand for all of their entries; an entry may carry its own reason; {@code inference} is no number. */
    private static void look(String name, JsonNode node, JsonNode reasons, List<String> unexplained) {
        if (node.isNull()) {
            boolean known = false;
            for (String part = name; !part.isEmpty() && !known; part = parent(part)) {
                known = reasons.has(part);
            }
            if (!known) {
                unexplained.add(name);
            }
        } else if (node.isArray()) {
            node.forEach(entry -> look(name, entry, reasons, unexplained));
        } else if (node.isObject() && !(node.hasNonNull("reason") && name.equals("attgt"))) {
            node.properties().forEach(property -> {
                String below = name.isEmpty() ? property.getKey() : name + "." + property.getKey();
                if (!List.of("reasons", "attgt.reason", "inference").contains(below)) {
                    look(below, property.getValue(), reasons, unexplained);
                }
            });
        }
    }

    private static String parent(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static Panel panel(int units, int periods, int... starts) {
        Random random = new Random(units);
        List<String> names = IntStream.range(0, periods)
                .mapToObj(t -> Integer.toString(2000 + t))
                .toList();
        PanelBuilder panel = Panel.builder(names);
        for (int u = 0; u < units; u++) {
            for (int t = 0; t < periods; t++) {
                panel.observe("u%02d".formatted(u), names.get(t), 10 + random.nextGaussian());
            }
        }
        for (int u = 0; u < starts.length; u++) {
            panel.treatedFrom("u%02d".formatted(u), names.get(starts[u]));
        }
        return panel.build();
    }
}
