package org.hengce.methods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.hengce.methods.score.Direction;
import org.hengce.methods.score.Goal;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.Rating;
import org.hengce.methods.score.Yardstick;
import org.hengce.methods.synthetic.SyntheticDifferenceInDifferences;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private record Row(String region, String year, double value) {}

    @Test
    void theExampleRuns() {
        List<Row> table = new ArrayList<>();
        for (int region = 41; region < 51; region++) {
            for (int year = 2017; year < 2022; year++) {
                double noise = Math.sin(0.7 * region * year);
                double effect = region == 44 && year >= 2020 ? 6 : 0;
                table.add(new Row("CN-" + region, "" + year, region + 0.5 * (year - 2017) + 0.3 * noise + effect));
            }
        }
        PanelBuilder rows = Panel.builder(List.of("2017", "2018", "2019", "2020", "2021"));
        table.forEach(row -> rows.observe(row.region(), row.year(), row.value()));
        Panel panel = rows.treatedFrom("CN-44", "2020").build();
        Effect effect = SyntheticDifferenceInDifferences.withDefaults().estimate(panel);
        Goal goal = Goal.of(Direction.HIGHER_IS_BETTER, Yardstick.ofTarget(5, Direction.HIGHER_IS_BETTER));
        GoalResult result = goal.judge(effect, effect.seed(), 3); // result.verdict(), result.score(), result.rating()

        // A true effect of 6 under noise of at most 0.3 against a goal of 5.
        assertThat(result.rating()).isEqualTo(Rating.EFFECTIVE);
    }

    @Test
    void theExampleOfTheReadmeIsTheOneAbove() throws IOException {
        String readme = Files.readString(Figures.root().resolve("methods/README.md"));
        String source =
                Files.readString(Figures.root().resolve("methods/src/test/java/org/hengce/methods/ReadmeTest.java"));
        String example = readme.substring(readme.indexOf("```java\n") + 8, readme.indexOf("\n```\n"));
        assertThat(example.lines()).hasSize(6).allSatisfy(line -> assertThat(source)
                .contains("\n        " + line + "\n"));
    }
}
