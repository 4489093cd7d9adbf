package org.hengce.presentation.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrintedStyleTest {
    @Test
    void classesBecomeAttributesInTheColoursOfPaper() {
        String printed = PrintedStyle.resolved(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hc-chart\"><g class=\"hc-harmful\"><circle class=\"hc-point hc-hollow\"/></g></svg>",
                "Noto");

        assertThat(printed).contains("xmlns=\"http://www.w3.org/2000/svg\"").doesNotContain("class", "var(");
        // The fill of a hollow point is the ground, its border the hue of what it stands in.
        assertThat(printed)
                .contains("fill=\"" + paper("ground") + "\"")
                .contains("stroke=\"" + paper("harmful") + "\"");
    }

    @Test
    void theMoreParticularRuleHoldsWhereverItStands() {
        String printed = PrintedStyle.resolved(
                "<svg class=\"hc-chart\"><text class=\"hc-quiet\" font-size=\"12\">a &lt; b</text></svg>",
                "Noto Sans CJK SC");

        assertThat(printed)
                .contains("fill=\"" + paper("none") + "\"")
                .contains("font-family=\"Noto Sans CJK SC\"", "font-size=\"12\"", ">a &lt; b<");
    }

    @Test
    void aHueHoldsForWhatStandsInItAndNoLonger() {
        String printed = PrintedStyle.resolved(
                "<svg><g class=\"hc-beneficial\"><path class=\"hc-edge\" d=\"M0 0\"/></g><g class=\"hc-none\"><path class=\"hc-edge\" d=\"M1 1\"/></g></svg>",
                "Noto");

        assertThat(printed.substring(printed.indexOf("M0 0"), printed.indexOf("M1 1")))
                .contains(paper("beneficial"))
                .doesNotContain(paper("none"));
    }

    @Test
    void noElementIsSeenThroughAsAWhole() {
        String printed =
                PrintedStyle.resolved("<svg><circle class=\"hc-point hc-provisional\" r=\"3\"/></svg>", "Noto");

        assertThat(printed)
                .contains(" fill-opacity=\"0.55\"", " stroke-opacity=\"0.55\"")
                .doesNotContain(" opacity=");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> PrintedStyle.resolved("<svg><g></svg>", "Noto"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("well-formed");
        assertThatThrownBy(() -> PrintedStyle.resolved(
                        "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>", "Noto"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String paper(String role) {
        return Objects.requireNonNull(Look.byRole().get(role)).light();
    }
}
