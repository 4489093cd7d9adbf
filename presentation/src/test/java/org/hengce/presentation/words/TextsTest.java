package org.hengce.presentation.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hengce.presentation.Language;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern NAME = Pattern.compile("\\{\\w+}");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSameNamesToFillIn() throws IOException {
        Properties english = load("en.properties");
        Properties chinese = load("zh.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(names(chinese.getProperty(key))).as(key).isEqualTo(names(english.getProperty(key)));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank().doesNotContain("!", "！");
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContain("!", "insignificant");
        }
    }

    @Test
    void aValueIsNeverLookedThroughForNames() {
        assertThat(Texts.of(Language.EN).text("page.link")).isEqualTo("This evaluation on the server");
        assertThat(Texts.of(Language.EN).text("trigger.other", "trigger", "{x} $1 \\"))
                .contains("{x} $1 \\");
    }

    @Test
    void aNameWithoutValueIsAnError() {
        assertThatThrownBy(() -> Texts.of(Language.EN).text("trigger.other")).hasMessageContaining("trigger");
    }

    @Test
    void aValueNewerThanTheWordsIsShownAsItIs() {
        assertThat(Texts.of(Language.ZH).label("method", "CAUSAL_FOREST")).isEqualTo("CAUSAL_FOREST");
    }

    @Test
    void aUnitOfMeasureIsShownInTheReadersLanguageWhereThePairIsKnown() {
        assertThat(Texts.of(Language.ZH).measure("incidents per 100,000 people"))
                .isEqualTo("起/10 万人");
        assertThat(Texts.of(Language.EN).measure("incidents per 100,000 people"))
                .isEqualTo("incidents per 100,000 people");
        assertThat(Texts.of(Language.ZH).measure("furlongs")).isEqualTo("furlongs");
        assertThat(Texts.of(Language.ZH).measure(null)).isEmpty();
    }

    @Test
    void chineseAndLatinAreSeparatedByAThinSpaceOnce() {
        Texts chinese = Texts.of(Language.ZH);

        String spaced = chinese.spaced("自1989年起比 US-NV低 −5.3包，即95%的GDP。");

        assertThat(spaced)
                .isEqualTo("自\u20091989\u2009年起比\u2009US-NV\u2009低\u2009−5.3\u2009包，即\u200995%\u2009的\u2009GDP。");
        assertThat(chinese.spaced(spaced)).isEqualTo(spaced);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }

    private static Properties load(String file) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
