package org.hengce.presentation.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hengce.presentation.look.Look.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {
    private static final Pattern PROPERTY = Pattern.compile("var\\(--hc-(\\w+)\\)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b");

    private final Map<String, Colour> colours = Look.byRole();

    @ParameterizedTest
    @ValueSource(strings = {"ink", "counterfactual", "beneficial", "harmful", "none", "unclear"})
    void textCanBeReadOnLightAndOnDark(String role) {
        Colour ground = colour("ground");
        Colour text = colour(role);

        // WCAG 2.2 AA for text of any size; more than the 3:1 that marks need.
        assertThat(contrast(text.light(), ground.light())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(text.dark(), ground.dark())).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "chart"})
    void stylesheetsTakeEveryColourFromTheTokens(String name) {
        String stylesheet = Look.stylesheet(name);

        assertThat(COLOUR.matcher(stylesheet).results().map(MatchResult::group)).isEmpty();
        PROPERTY.matcher(stylesheet)
                .results()
                .map(found -> found.group(1))
                .filter(role -> !role.equals("hue")) // set by the verdict's class
                .forEach(role -> assertThat(colours).containsKey(role));
    }

    @Test
    void charactersThatTurnTheDirectionOfOthersAreLeftOut() {
        StringBuilder turning = new StringBuilder("1");
        for (char c = '\u202A'; c <= '\u202E'; c++) {
            turning.append(c);
        }
        for (char c = '\u2066'; c <= '\u2069'; c++) {
            turning.append(c);
        }
        assertThat(Markup.escaped(turning + "2 \uD842\uDFB7 עברית")).isEqualTo("12 \uD842\uDFB7 עברית");
    }

    @Test
    void darkIsForScreensThatAskForIt() {
        assertThat(Look.properties())
                .contains("--hc-ink: #1d2733;")
                .contains("@media screen and (prefers-color-scheme: dark)")
                .contains("--hc-ink: #e8edf2;");
    }

    @Test
    void markupKeepsWhatXmlAllowsAndEscapesWhatItMeans() {
        assertThat(new Markup()
                        .element("a", "<b>&\"'\u0001\ud800x", "title", "\"><i>")
                        .toString())
                .isEqualTo("<a title=\"&quot;&gt;&lt;i&gt;\">&lt;b&gt;&amp;&quot;&#39;x</a>");
    }

    private Colour colour(String role) {
        Colour colour = colours.get(role);
        assertThat(colour).as(role).isNotNull();
        return colour == null ? new Colour("#000000", "#000000") : colour;
    }

    /** As WCAG defines it. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
