package org.hengce.presentation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Findings;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.table.Cell;
import org.junit.jupiter.api.Test;

class TreatedUnitsTest {
    private static final int UNITS = 14;
    private static final int YEARS = 10;

    @Test
    void ofSeveralTreatedUnitsItIsDrawnWhichWasTreatedWhen() {
        EvaluationDocument evaluation = Findings.withEffects(Cigarettes.evaluation(), List.of(effect()));
        List<Figure> drawn = EvaluationReport.figures(input(evaluation, Map.of("u00", "2005", "u01", "2007"))).stream()
                .filter(figure -> figure.id().equals("e1-units"))
                .toList();

        assertThat(drawn).hasSize(1);
        List<List<String>> rows = drawn.get(0).data().rows().stream()
                .map(row -> row.stream().map(Cell::code).limit(5).toList())
                .toList();
        assertThat(rows)
                .contains(
                        List.of("u00", "First", "WAITING", "2000", "2004"),
                        List.of("u00", "First", "TREATED", "2005", "2009"),
                        List.of("u01", "u01", "TREATED", "2007", "2009"),
                        List.of("u02", "u02", "WAITING", "2000", "2009"));
    }

    @Test
    void ofOneTreatedUnitNoGridIsDrawnThatSaysTheSameAsTheLines() {
        assertThat(EvaluationReport.figures(input(Cigarettes.evaluation(), Map.of("US-CA", Cigarettes.START))))
                .extracting(Figure::id)
                .contains("e1-path")
                .doesNotContain("e1-units");
    }

    private static EvaluationInput input(EvaluationDocument evaluation, Map<String, String> treatedFrom) {
        return new EvaluationInput(
                Language.EN,
                PolicyFacts.titled(Cigarettes.TITLE),
                List.of(treatedFrom),
                List.of(),
                Map.of(Cigarettes.INDICATOR, Cigarettes.FACTS),
                Map.of("u00", new LocalizedText(null, "First")),
                evaluation,
                null,
                null);
    }

    private static EffectDocument effect() {
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(panel());
        Yardstick yardstick = Yardstick.ofTarget(-20, Direction.LOWER_IS_BETTER);
        return EffectDocument.of(
                effect,
                new GoalFacts(
                        Cigarettes.INDICATOR,
                        "packs per person",
                        Transform.LEVEL,
                        "2005",
                        new LocalizedText(null, "two treated units"),
                        yardstick,
                        null,
                        new Goal(Direction.LOWER_IS_BETTER, yardstick, 4).judge(effect, effect.seed(), 3),
                        List.of(),
                        null));
    }

    private static Panel panel() {
        Random random = new Random(1);
        List<String> years = IntStream.range(0, YEARS)
                .mapToObj(year -> Integer.toString(2000 + year))
                .toList();
        PanelBuilder panel = Panel.builder(years);
        for (int unit = 0; unit < UNITS; unit++) {
            for (String year : years) {
                panel.observe("u%02d".formatted(unit), year, 10 + random.nextGaussian());
            }
        }
        return panel.treatedFrom("u00", "2005").treatedFrom("u01", "2007").build();
    }
}
