package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hengce.methods.Figures;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the sample that is part of the project, against R's did 2.5.1; tolerances are those of the file. */
class SampleFiguresTest {
    private final JsonNode figures = Figures.ofSample("sample-us-shall-carry-laws.json");
    private final Panel panel = GroupTimePanels.shallCarry();

    @ParameterizedTest
    @CsvSource({
        "nevertreated_varying, NEVER, VARYING",
        "nevertreated_universal, NEVER, UNIVERSAL",
        "notyettreated_varying, NOT_YET, VARYING",
        "notyettreated_universal, NOT_YET, UNIVERSAL"
    })
    void cellsAndAveragesAreThoseOfR(String name, ControlGroup controls, BasePeriod base) {
        JsonNode run = figures.get(name);
        Effect effect = GroupTimeAtt.withDefaults()
                .withControls(controls)
                .withBase(base)
                .estimate(panel);
        FigureAssertions within = new FigureAssertions(
                figures.get("tolerance").get("att").doubleValue(),
                figures.get("tolerance").get("se").doubleValue());
        within.cells(effect, run);
        for (Aggregation kind : Aggregation.values()) {
            within.aggregate(effect, kind, run.get("aggregates").get(kind.name().toLowerCase(Locale.ROOT)));
        }
        assertThat(effect.estimate())
                .isEqualTo(FigureAssertions.aggregate(effect, Aggregation.GROUP).att());
        // R prints no pre-test either: 47 states cannot give a covariance of more than a hundred cells full rank.
        assertThat(FigureAssertions.detail(effect).preTest()).isNull();
        assertThat(run.get("pretest").get("W").isEmpty()).isTrue();
        assertThat(effect.reasons()).containsKey("preTest");
    }

    @Test
    void aOneUnitCohortHasEffectsAndNoError() {
        Effect effect = GroupTimeAtt.withDefaults().estimate(panel);
        List<GroupTimeCell> alone = FigureAssertions.detail(effect).cells().stream()
                .filter(cell -> cell.treatedUnits() == 1)
                .toList();
        assertThat(alone).isNotEmpty().allSatisfy(cell -> {
            assertThat(cell.att()).isFinite();
            assertThat(cell.standardError()).isNaN();
            assertThat(Objects.requireNonNull(cell.reason()).code()).isEqualTo(ReasonCode.NOT_ENOUGH_DATA);
            assertThat(Objects.requireNonNull(cell.reason()).english()).contains("1 treated");
        });
        List<String> cohorts =
                alone.stream().map(GroupTimeCell::cohort).distinct().toList();
        List<Aggregate.Part> parts =
                FigureAssertions.aggregate(effect, Aggregation.GROUP).parts();
        assertThat(parts).allSatisfy(part -> assertThat(Double.isNaN(part.standardError()))
                .isEqualTo(cohorts.contains(part.key())));
        assertThat(effect.standardError()).isFinite();
    }

    @Test
    void statesTreatedThroughoutAreLeftOutAndListed() {
        Effect effect = GroupTimeAtt.withDefaults().estimate(panel);
        assertThat(effect.unitsDropped())
                .extracting(DroppedUnit::unit)
                .containsExactly("US-IN", "US-NH", "US-VT", "US-WA");
        assertThat(effect.unitsDropped()).extracting(DroppedUnit::reason).containsOnly(DropReason.ALWAYS_TREATED);
        assertThat(effect.treatedUnits().size() + effect.controlUnits().size()).isEqualTo(47);
        assertThat(FigureAssertions.detail(effect).clusters()).isEqualTo(47);
    }
}
