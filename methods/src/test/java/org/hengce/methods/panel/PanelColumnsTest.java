package org.hengce.methods.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PanelColumnsTest {
    private static final List<String> YEARS = List.of("2001", "2002", "2003");

    private static PanelBuilder builder() {
        return Panel.builder(YEARS).columns(List.of("income"), List.of("state"));
    }

    private static PanelBuilder row(
            PanelBuilder builder, String unit, String period, double y, double x, String state) {
        return builder.observe(unit, period, y, new double[] {x}, List.of(state));
    }

    private static Panel panel() {
        PanelBuilder builder = builder();
        row(builder, "b", "2001", 1, 10, "south");
        row(builder, "b", "2002", 2, Double.NaN, "south");
        row(builder, "a", "2002", 3, 30, "north");
        row(builder, "a", "2003", 4, 40, "");
        return builder.treatedFrom("b", "2002").weight("a", 2.5).build();
    }

    @Test
    void columnsFollowTheirCells() {
        Panel panel = panel();
        Factor state = panel.factor("state").orElseThrow();
        assertThat(panel.covariates()).containsExactly("income");
        assertThat(panel.covariate(0, 1, 0)).isEqualTo(10);
        assertThat(panel.covariate(0, 1, 1)).isNaN();
        assertThat(panel.covariate(0, 0, 0)).isNaN();
        assertThat(state.levels()).containsExactly("north", "south");
        assertThat(state.level(0, 1)).isZero();
        assertThat(state.level(1, 0)).isEqualTo(1);
        assertThat(state.level(0, 2)).isEqualTo(Factor.MISSING);
        assertThat(panel.weight(0)).isEqualTo(2.5);
        assertThat(panel.weight(1)).isEqualTo(1);
        assertThat(panel.factor("region")).isEmpty();
    }

    @Test
    void theOrderOfRowsChangesNeitherLevelsNorHash() {
        PanelBuilder other = builder();
        row(other, "a", "2003", 4, 40, "");
        row(other, "a", "2002", 3, 30, "north");
        row(other, "b", "2002", 2, Double.NaN, "south");
        row(other, "b", "2001", 1, 10, "south");
        Panel panel = other.weight("a", 2.5).treatedFrom("b", "2002").build();
        assertThat(panel.sha256()).isEqualTo(panel().sha256());
    }

    @Test
    void everyColumnIsPartOfTheHash() {
        PanelBuilder bare = Panel.builder(YEARS);
        bare.observe("b", "2001", 1)
                .observe("b", "2002", 2)
                .observe("a", "2002", 3)
                .observe("a", "2003", 4);
        Panel plain = bare.treatedFrom("b", "2002").build();
        PanelBuilder renamed = Panel.builder(YEARS).columns(List.of("wealth"), List.of("state"));
        row(renamed, "b", "2001", 1, 10, "south");
        row(renamed, "b", "2002", 2, Double.NaN, "south");
        row(renamed, "a", "2002", 3, 30, "north");
        row(renamed, "a", "2003", 4, 40, "");
        Panel named = renamed.treatedFrom("b", "2002").weight("a", 2.5).build();
        assertThat(List.of(plain.sha256(), named.sha256(), panel().sha256())).doesNotHaveDuplicates();
    }

    @Test
    void aFactorTellsWhetherItIsConstantWithinUnits() {
        PanelBuilder moving = builder();
        row(moving, "a", "2001", 1, 1, "north");
        row(moving, "a", "2003", 1, 1, "south");
        assertThat(panel().factors().get(0).constantWithinUnits()).isTrue();
        assertThat(moving.build().factors().get(0).constantWithinUnits()).isFalse();
    }

    @Test
    void aSelectionKeepsColumnsAndMovesCohorts() {
        Panel late = panel().select(u -> true, 1, 3);
        Panel early = panel().select(u -> u == 1, 0, 1);
        assertThat(late.periods()).containsExactly("2002", "2003");
        assertThat(late.alwaysTreated(1)).isTrue();
        assertThat(late.covariate(0, 0, 1)).isEqualTo(40);
        assertThat(late.factors().get(0).level(0, 0)).isZero();
        assertThat(late.weight(0)).isEqualTo(2.5);
        assertThat(early.units()).containsExactly("b");
        assertThat(early.neverTreated(0)).isTrue();
        assertThat(early.weight(0)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> panel().select(u -> true, 2, 2));
    }

    @Test
    void otherOutcomesAndAnotherTreatmentKeepTheColumns() {
        Panel panel = panel();
        double[] outcomes = {1, 2, 3, 4, Double.NaN, 6};
        Panel other = panel.with(outcomes, new int[] {2, Panel.NEVER});
        outcomes[0] = 7;
        assertThat(other.outcomes(0)).containsExactly(1, 2, 3);
        assertThat(other.complete(1)).isFalse();
        assertThat(other.firstTreated(0)).isEqualTo(2);
        assertThat(other.neverTreated(1)).isTrue();
        assertThat(other.covariate(0, 1, 0)).isEqualTo(10);
        assertThat(other.weight(0)).isEqualTo(2.5);
        assertThat(other.factor("state")).isPresent();
        assertThat(panel.neverTreated(0)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> panel.with(new double[5], new int[2]));
        assertThatIllegalArgumentException().isThrownBy(() -> panel.with(new double[6], new int[] {3, 0}));
    }

    @Test
    void aTransformNamesTheOutcomeThatItCannotTake() {
        Panel panel = panel();
        assertThat(panel.mapOutcomes(Math::log).outcome(1, 0)).isZero();
        assertThat(panel.mapOutcomes(Math::log).outcome(1, 2)).isNaN();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> panel.mapOutcomes(y -> Math.log(y - 1)))
                .withMessage("the outcome 1.0 of unit b in 2001 cannot be transformed");
    }

    @Test
    void whatIsDeclaredAndWhatIsGivenMustGoTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().observe("a", "2001", 1))
                .withMessage("1 covariates and 1 categories were declared, (a, 2001) has 0 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.builder(YEARS).columns(List.of("x"), List.of("x")))
                .withMessageContaining("named twice");
        assertThatIllegalStateException()
                .isThrownBy(() -> Panel.builder(YEARS).observe("a", "2001", 1).columns(List.of("x"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(builder(), "a", "2001", 1, Double.NEGATIVE_INFINITY, "n"))
                .withMessage("unit a has an infinite value in 2001");
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder().weight("a", weight));
        }
    }

    @Test
    void arraysMustMakeAPanel() {
        double[] y = {1, 2, 3, 4, 5, 6};
        int[] g = {Panel.NEVER, 1};
        List<String> units = List.of("a", "b");
        Panel panel = Panel.of(YEARS, units, y, g);
        y[0] = 99;
        assertThat(panel.outcome(0, 0)).isEqualTo(1);
        assertThat(panel.firstTreated(1)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Panel.of(YEARS, List.of("b", "a"), y, g));
        assertThatIllegalArgumentException().isThrownBy(() -> Panel.of(YEARS, List.of("a", "a"), y, g));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.of(List.of(), List.of(), new double[0], new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Panel.of(YEARS, units, new double[5], g));
        assertThatIllegalArgumentException().isThrownBy(() -> Panel.of(YEARS, units, y, new int[] {0, 3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.of(YEARS, units, new double[] {1, 2, 3, 4, 5, Double.NEGATIVE_INFINITY}, g))
                .withMessage("unit b has an infinite value in 2003");
    }

    @Test
    void aPanelByIndicesIsThePanelByNames() {
        PanelBuilder builder = builder().units(List.of("b", "a")).levels(0, List.of("south", "north"));
        put(builder, 0, 0, 1, 10, 0);
        put(builder, 0, 1, 2, Double.NaN, 0);
        put(builder, 1, 1, 3, 30, 1);
        put(builder, 1, 2, 4, 40, Factor.MISSING);
        Panel panel = builder.treatedFrom(0, 1).weight("a", 2.5).build();
        assertThat(panel.sha256()).isEqualTo(panel().sha256());
    }

    private static void put(PanelBuilder builder, int unit, int period, double y, double x, int state) {
        int cell = builder.observe(unit, period, y);
        builder.covariate(0, cell, x);
        builder.level(0, cell, state);
    }

    @Test
    void indicesOutsideThePanelAreRefused() {
        PanelBuilder builder = builder().units(List.of("a")).levels(0, List.of("north"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.observe(1, 0, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.observe(0, 3, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> builder.level(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.observe(0, 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().units(List.of("a", "a")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().levels(0, List.of("x", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().levels(0, List.of("")));
        assertThatIllegalStateException().isThrownBy(() -> builder.units(List.of("b")));
    }

    @Test
    void aBuilderBuildsOnePanelSoThatNobodyChangesItLater() {
        PanelBuilder builder = Panel.builder(YEARS).units(List.of("a"));
        builder.observe(0, 0, 1);
        builder.build();
        assertThatIllegalStateException().isThrownBy(builder::build);
        assertThatIllegalStateException().isThrownBy(() -> builder.observe(0, 1, 2));
        assertThatIllegalStateException().isThrownBy(() -> builder.observe("a", "2002", 2));
    }

    @Test
    void theFormWithColumnsNeverChanges() {
        PanelBuilder rows = Panel.builder(List.of("1", "2", "3")).columns(List.of("x", "z"), List.of("f"));
        Random random = new Random(1);
        for (int u = 0; u < 50; u++) {
            for (int t = 1; t <= 3; t++) {
                double outcome = random.nextGaussian();
                double[] covariates = {random.nextGaussian(), u % 7 == 0 ? Double.NaN : u};
                rows.observe("u" + u, "" + t, outcome, covariates, List.of(u % 5 == 0 ? "" : "l" + u % 3));
            }
            rows.weight("u" + u, 1 + random.nextDouble());
            if (u % 3 == 0) {
                rows.treatedFrom("u" + u, "2");
            }
        }
        // As computed when the form was new; stored hashes are compared with it.
        assertThat(rows.build().sha256()).isEqualTo("e2503f250af9f4b1468ea1a2911e195904a21db83174d07712e8474d3cfb2a96");
    }

    @Test
    void aWeightMayBeGivenBeforeTheFirstObservation() {
        PanelBuilder builder = Panel.builder(List.of("2020"));
        for (int u = 0; u < 40; u++) {
            builder.weight("u%02d".formatted(u), 1 + u).observe("u%02d".formatted(u), "2020", u);
        }
        Panel panel = builder.build();
        for (int u = 0; u < 40; u++) {
            assertThat(panel.weight(u)).isEqualTo(1 + u);
        }
    }
}
