package org.hengce.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's own words, in both languages. */
class TextsTest {
    private static final Path SOURCES = Path.of("src/main/web");
    private static final Pattern ENTRY = Pattern.compile("(?m)^ {2}'([^']+)': '((?:[^'\\\\]|\\\\.)*)',$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** Whole keys, and beginnings of those that are put together from a value of the contract. */
    private static final Pattern USE =
            Pattern.compile("[`']([a-z][\\w-]*(?:\\.[\\w-]+)*\\.?)(?:\\$\\{[^`]*}[\\w.]*)?[`']");

    private static Map<String, String> texts(String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (MatchResult entry : ENTRY.matcher(Files.readString(SOURCES.resolve("texts/" + language + ".ts")))
                .results()
                .toList()) {
            assertThat(texts.put(entry.group(1), entry.group(2)))
                    .as("%s has %s twice", language, entry.group(1))
                    .isNull();
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaceholders() throws IOException {
        Map<String, String> en = texts("en");
        Map<String, String> zh = texts("zh");
        assertThat(zh.keySet()).isEqualTo(en.keySet()).hasSizeGreaterThan(50);
        en.forEach((key, text) ->
                assertThat(placeholders(zh.getOrDefault(key, ""))).as(key).isEqualTo(placeholders(text)));
    }

    @Test
    void noEnglishTextIsChinese() throws IOException {
        assertThat(texts("en").values()).noneMatch(text -> CHINESE.matcher(text).find());
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ts")).toList()) {
                USE.matcher(Files.readString(file)).results().forEach(use -> used.add(use.group(1)));
            }
        }
        List<String> unused = texts("en").keySet().stream()
                .filter(key ->
                        used.stream().noneMatch(use -> use.equals(key) || (use.endsWith(".") && key.startsWith(use))))
                .toList();
        assertThat(unused).isEmpty();
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(name -> names.add(name.group(1)));
        return names;
    }
}
