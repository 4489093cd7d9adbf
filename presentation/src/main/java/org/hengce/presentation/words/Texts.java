package org.hengce.presentation.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.presentation.Language;
import org.jspecify.annotations.Nullable;

/** The words of one language, with {@code {names}} in braces for what is filled in. */
public final class Texts {
    private static final Texts CHINESE = new Texts(Language.ZH);
    private static final Texts ENGLISH = new Texts(Language.EN);
    private static final Pattern FULL_STOP = Pattern.compile("[.。]$");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Language language;
    private final Properties words = new Properties();

    private Texts(Language language) {
        this.language = language;
        String file = language.code() + ".properties";
        try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of this language. */
    public static Texts of(Language language) {
        return language == Language.ZH ? CHINESE : ENGLISH;
    }

    /** Whose words these are. */
    public Language language() {
        return language;
    }

    /**
     * The text under the key.
     *
     * @param namesAndValues what stands for which name, by turns; values are not looked through for names again
     */
    public String text(String key, String... namesAndValues) {
        String template = words.getProperty(key);
        if (template == null) {
            throw new IllegalArgumentException("there is no text " + key + " in " + language);
        }
        if (template.indexOf('{') < 0) {
            return spaced(template);
        }
        Matcher names = NAME.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            names.appendReplacement(filled, Matcher.quoteReplacement(value(names.group(1), key, namesAndValues)));
        }
        names.appendTail(filled);
        return spaced(filled.toString());
    }

    /** The word for a value of the contract, or the value itself where it is newer than these words. */
    public String label(String group, String wireName) {
        return words.getProperty(group + "." + wireName, wireName);
    }

    /** The values of a group for which there are words, sorted. */
    public List<String> names(String group) {
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(group + "."))
                .map(key -> key.substring(group.length() + 1))
                .sorted()
                .toList();
    }

    /** A unit of measure in this language where the pair is known, else as its indicator has it; empty for none. */
    public String measure(@Nullable String unit) {
        return unit == null ? "" : label("measure", unit);
    }

    /** The same with {@code group.none} for a value that is null. */
    public String label(String group, @Nullable Enum<?> value) {
        return label(group, value == null ? "none" : value.name());
    }

    /** Text of any origin, in Chinese with the space that belongs between Chinese and Latin. */
    public String spaced(String text) {
        return language == Language.ZH ? Spacing.thin(text) : text;
    }

    /** At most so many characters of a text, with an ellipsis for what is left out. */
    public static String shortened(String text, int longest) {
        int points = text.codePointCount(0, text.length());
        return points <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }

    /** Text of others without its full stop, to stand within a sentence. */
    public static String clause(String text) {
        return FULL_STOP.matcher(text.strip()).replaceFirst("");
    }

    private static String value(String name, String key, String... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        throw new IllegalArgumentException("text " + key + " needs a value for " + name);
    }
}
