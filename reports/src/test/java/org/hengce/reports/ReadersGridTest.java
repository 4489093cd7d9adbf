package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;
import org.hengce.reports.html.ReadersGrid;
import org.junit.jupiter.api.Test;

class ReadersGridTest {
    @Test
    void aUnitThatAllColumnsShareIsSaidOnce() {
        Grid shown = shown("Path", number("observed", "t"), number("effect", "t"), number("count", ""));

        assertThat(shown.title()).isEqualTo("Path (t)");
        assertThat(headings(shown)).containsExactly("observed", "effect", "count");
    }

    @Test
    void aUnitOfOneColumnStaysWithItAndIsNotThatOfTheTable() {
        Grid shown = shown("Revisions", number("mean", ""), number("relative", "%"));

        assertThat(shown.title()).isEqualTo("Revisions");
        assertThat(headings(shown)).containsExactly("mean", "relative (%)");
    }

    @Test
    void ofSeveralUnitsEachStaysWithItsColumn() {
        assertThat(headings(shown("Path", number("observed", "t"), number("effect", "%"), number("low", "%"))))
                .containsExactly("observed (t)", "effect (%)", "low (%)");
    }

    @Test
    void aTitleThatNamesTheUnitIsNotGivenItAgainAndOneThatMerelyHoldsItsLettersIs() {
        assertThat(shown("Sales fell by 5.3 packs", number("a", "packs"), number("b", "packs"))
                        .title())
                .isEqualTo("Sales fell by 5.3 packs");
        assertThat(shown("Treated units", number("a", "t"), number("b", "t")).title())
                .isEqualTo("Treated units (t)");
    }

    private static Column number(String name, String unit) {
        return new Column(name, name, unit, Column.Kind.NUMBER, 1);
    }

    private static Grid shown(String title, Column... columns) {
        List<Cell> row =
                Arrays.stream(columns).map(column -> Cell.of(1.5, "1.5")).toList();
        return ReadersGrid.of(new Grid(title, List.of(columns), List.of(row), ""), Texts.of(Language.EN));
    }

    private static List<String> headings(Grid grid) {
        return grid.columns().stream().map(Column::titled).toList();
    }
}
