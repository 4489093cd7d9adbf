package org.hengce.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Test;

class YardstickTest {
    private static final List<String> YEARS = List.of("2010", "2011", "2012", "2013", "2014", "2015");

    @Test
    void aTargetMustLieInTheDirectionOfTheGoal() {
        assertThat(Yardstick.ofTarget(-20, Direction.LOWER_IS_BETTER))
                .isEqualTo(new Yardstick(20, YardstickSource.TARGET));
        assertThatIllegalArgumentException().isThrownBy(() -> Yardstick.ofTarget(20, Direction.LOWER_IS_BETTER));
        assertThatIllegalArgumentException().isThrownBy(() -> Yardstick.ofTarget(20, Direction.NEUTRAL));
        assertThatIllegalArgumentException().isThrownBy(() -> Yardstick.ofTarget(0, Direction.HIGHER_IS_BETTER));
    }

    @Test
    void untreatedUnitsGiveTheSpreadOfTheirChanges() {
        // Treated in 2014 and 2015: 2012–13 is the stretch before; changes 1, 2, 3, 4, 5, whose SD is √2.5.
        Panel panel = untreated(5, "2014").build();
        Yardstick found =
                Objects.requireNonNull(YardstickSearch.amongUntreated(panel).yardstick());
        assertThat(found.source()).isEqualTo(YardstickSource.UNTREATED_SD);
        assertThat(found.value()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    }

    @Test
    void unitsTreatedThroughoutOrWithGapsInTheStretchDoNotCount() {
        PanelBuilder panel = untreated(5, "2014").observe("gappy", "2013", 99).treatedFrom("always", "2010");
        YEARS.forEach(year -> panel.observe("always", year, 1000 * year.hashCode()));
        Yardstick found = Objects.requireNonNull(
                YardstickSearch.amongUntreated(panel.build()).yardstick());
        assertThat(found.value()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    }

    @Test
    void whereThereIsNoneTheReasonIsSaid() {
        assertNone(untreated(4, "2014").build(), "at least 5 never-treated units without gaps, there are 4");
        assertNone(untreated(5, "2012").build(), "2 before, 4 after");
        PanelBuilder nobody = Panel.builder(YEARS).observe("a", "2010", 1);
        assertNone(nobody.build(), "no unit becomes treated");
        PanelBuilder alike = Panel.builder(YEARS).treatedFrom("treated", "2014");
        for (int unit = 0; unit < 5; unit++) {
            for (String year : YEARS) {
                alike.observe("c" + unit, year, unit);
            }
        }
        assertNone(alike.build(), "the same amount");
    }

    @Test
    void withSeveralCohortsTheChangesAreTheirMeanBySize() {
        // 2014: 1 … 5 as above, one unit; 2013–15 against 2010–12: (2 (k + 1)) / 3 + 500 k · 2 / 3 lower before, two
        // units.
        Panel panel = untreated(5, "2014")
                .treatedFrom("later", "2013")
                .treatedFrom("third", "2013")
                .build();
        double slope = (1.0 + 2 * (2.0 / 3 - 500 * 2.0 / 3)) / 3;
        Yardstick found =
                Objects.requireNonNull(YardstickSearch.amongUntreated(panel).yardstick());
        assertThat(found.value()).isCloseTo(Math.abs(slope) * Math.sqrt(2.5), within(1e-9));
    }

    @Test
    void aCohortWithoutAsLongAPastIsLeftOut() {
        Panel panel = untreated(5, "2014").treatedFrom("early", "2011").build();
        Yardstick found =
                Objects.requireNonNull(YardstickSearch.amongUntreated(panel).yardstick());
        assertThat(found.value()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    }

    @Test
    void aSeriesIsMeasuredByItsOwnPast() {
        double[] before = {7, 10, 12, 13, 16, 21, 17};
        Yardstick found =
                Objects.requireNonNull(YardstickSearch.inOwnPast(before, 1).yardstick());
        assertThat(found.source()).isEqualTo(YardstickSource.OWN_PAST_SD);
        // One period after, so that the changes are the differences before it: 3, 2, 1, 3, 5, −4.
        assertThat(found.value()).isCloseTo(Math.sqrt((64 - 100.0 / 6) / 5), within(1e-12));
    }

    @Test
    void longerStretchesAreMeans() {
        // Means of two: 1, 2, 4, 6, 6, 7, 11; two later less each: 3, 4, 2, 1, 5.
        double[] before = {0, 2, 2, 6, 6, 6, 8, 14};
        Yardstick found =
                Objects.requireNonNull(YardstickSearch.inOwnPast(before, 2).yardstick());
        assertThat(found.value()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    }

    @Test
    void aSeriesWithoutEnoughPastOrWithoutChangeGivesNone() {
        assertNoPast(1, "at least 6 periods without gaps before the treatment", 1, 2, 4, 3, 7);
        assertNoPast(3, "twice the 3 after it and 4 more, there are 9", 1, 2, 4, 3, 7, 1, 1, 1, 1);
        assertNoPast(1, "the same amount", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);
        assertNoPast(1, "without gaps", 1, 5, Double.NaN, 4, 9, 3, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> YardstickSearch.inOwnPast(new double[9], 0));
    }

    private static void assertNoPast(int after, String said, double... before) {
        assertNone(YardstickSearch.inOwnPast(before, after), said);
    }

    private static void assertNone(Panel panel, String said) {
        assertNone(YardstickSearch.amongUntreated(panel), said);
    }

    private static void assertNone(YardstickSearch search, String said) {
        assertThat(search.yardstick()).isNull();
        assertThat(Objects.requireNonNull(search.reason()).code()).isEqualTo(ReasonCode.NO_YARDSTICK);
        assertThat(search.reason().english()).contains(said);
    }

    /** Unit k changes by k + 1 from 2012–13 to 2014–15; what was before does not matter. */
    private static PanelBuilder untreated(int count, String start) {
        PanelBuilder panel = Panel.builder(YEARS).treatedFrom("treated", start);
        for (int unit = 0; unit < count; unit++) {
            for (String year : YEARS) {
                boolean early = year.compareTo("2012") < 0;
                double change = year.compareTo("2014") < 0 ? 0 : unit + 1;
                panel.observe("c" + unit, year, 10 * unit + change + (early ? 500 * unit : 0));
            }
        }
        return panel;
    }
}
