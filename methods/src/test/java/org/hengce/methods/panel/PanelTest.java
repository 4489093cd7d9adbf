package org.hengce.methods.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.hengce.methods.RandomPanels;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final List<String> YEARS = List.of("2019", "2020", "2021");

    @Test
    void unitsStandInOrderOfTheirCodesAndPeriodsAsGiven() {
        Panel panel = Panel.builder(List.of("2021-Q4", "2021-Q10"))
                .observe("CN-44", "2021-Q10", 2)
                .observe("CN-11", "2021-Q4", 1)
                .build();
        assertThat(panel.units()).containsExactly("CN-11", "CN-44");
        assertThat(panel.periods()).containsExactly("2021-Q4", "2021-Q10");
        assertThat(panel.outcome(0, 0)).isEqualTo(1);
        assertThat(panel.outcome(1, 1)).isEqualTo(2);
    }

    @Test
    void everyUnitIsFoundByItsCodeAndNoOther() {
        Panel panel = RandomPanels.of(7);
        assertThat(panel.units())
                .allSatisfy(unit -> assertThat(panel.unit(panel.indexOf(unit))).isEqualTo(unit));
        assertThat(panel.indexOf("nobody")).isNegative();
    }

    @Test
    void gapsStayGaps() {
        Panel panel = Panel.builder(YEARS)
                .observe("a", "2019", 1)
                .observe("a", "2020", Double.NaN)
                .observe("a", "2021", 3)
                .build();
        assertThat(panel.outcomes(0)).containsExactly(1, Double.NaN, 3);
        assertThat(panel.complete(0)).isFalse();
    }

    @Test
    void aUnitIsNeverTreatedUnlessSaid() {
        Panel panel = Panel.builder(YEARS)
                .observe("a", "2019", 1)
                .treatedFrom("b", "2020")
                .treatedFrom("c", "2019")
                .build();
        assertThat(panel.firstTreated(0)).isEqualTo(Panel.NEVER).isGreaterThan(2);
        assertThat(panel.firstTreated(1)).isEqualTo(1);
        assertThat(panel.alwaysTreated(2)).isTrue();
        assertThat(panel.neverTreated(2)).isFalse();
    }

    @Test
    void duplicateRowsAreAllNamed() {
        PanelBuilder builder = Panel.builder(YEARS)
                .observe("a", "2019", 1)
                .observe("a", "2019", 1)
                .observe("b", "2020", Double.NaN)
                .observe("b", "2020", 5);
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("(a, 2019)")
                .withMessageContaining("(b, 2020)");
    }

    @Test
    void whatIsNotAPeriodOrAValueIsRefused() {
        PanelBuilder builder = Panel.builder(YEARS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.observe("a", "2022", 1))
                .withMessage("period 2022 is not in the panel, which runs from 2019 to 2021");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.treatedFrom("a", "1999"))
                .withMessageContaining("1999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.observe("a", "2019", Double.NEGATIVE_INFINITY))
                .withMessageContaining("infinite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.builder(List.of("2019", "2019")))
                .withMessageContaining("2019 is listed twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Panel.builder(List.of()))
                .withMessageContaining("at least one period");
    }

    @Test
    void aUnitHasOneFirstTreatedPeriod() {
        PanelBuilder builder = Panel.builder(YEARS).treatedFrom("a", "2020").treatedFrom("a", "2020");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.treatedFrom("a", "2021"))
                .withMessageContaining("from 2020 and from 2021");
    }

    @Test
    void aPeriodBeyondTheLastIsNoOtherUnitsFirst() {
        Panel panel = Panel.builder(YEARS)
                .observe("a", "2019", 1)
                .observe("b", "2019", 2)
                .build();
        assertThatThrownBy(() -> panel.outcome(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theHashIsThatOfTheDocumentedForm() throws Exception {
        Panel panel = Panel.builder(List.of("2019", "2020"))
                .observe("粤", "2019", -0.0)
                .observe("b", "2020", 1.5)
                .treatedFrom("b", "2020")
                .build();
        // Written out by hand from the documentation of CanonicalForm.
        String form =
                "0000000e" + hex("hengce-panel-1") + "00000002" + "00000004" + hex("2019") + "00000004" + hex("2020")
                        + "00000002"
                        + ("00000001" + hex("b") + "00000001" + "7ff8000000000000" + "3ff8000000000000")
                        + ("00000003" + hex("粤") + "ffffffff" + "0000000000000000" + "7ff8000000000000");
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        assertThat(panel.sha256())
                .isEqualTo(HexFormat.of().formatHex(sha256.digest(HexFormat.of().parseHex(form))));

        String withSpecification = form + "00000001" + hex("x");
        String digits = HexFormat.of().formatHex(sha256.digest(HexFormat.of().parseHex(withSpecification)));
        assertThat(panel.seed("x")).isEqualTo(Long.parseLong(digits.substring(0, 13), 16));
    }

    @Test
    void theOrderOfRowsDoesNotMatterToTheHashAndAnyValueDoes() {
        double[][] y = RandomPanels.outcomes(7);
        int start = RandomPanels.start(y);
        String hash = RandomPanels.of(y, start, 0).sha256();
        assertThat(RandomPanels.of(y, start, 99).sha256()).isEqualTo(hash).hasSize(64);
        y[1][0] = Math.nextUp(y[1][0]);
        assertThat(RandomPanels.of(y, start, 0).sha256()).isNotEqualTo(hash);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
