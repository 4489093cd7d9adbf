package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.report.Block.Note;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** The words of one report. It remembers which texts of others there were in the other language only. */
final class Voice {
    private static final int NAMED = 5;
    private static final int LONGEST = 60;

    private final Texts texts;
    private final Numerals numerals;
    private final Set<String> foreign = new LinkedHashSet<>();

    Voice(Language language) {
        texts = Texts.of(language);
        numerals = new Numerals(language);
    }

    Language language() {
        return texts.language();
    }

    Texts texts() {
        return texts;
    }

    Numerals numerals() {
        return numerals;
    }

    String text(String key, String... namesAndValues) {
        return texts.text(key, namesAndValues);
    }

    String label(String group, @Nullable String wireName) {
        return texts.spaced(texts.label(group, wireName == null ? "none" : wireName));
    }

    /** A text of others, in the other language where it was not translated; empty where there is none. */
    String of(@Nullable LocalizedText text) {
        if (text == null) {
            return "";
        }
        String own = language() == Language.ZH ? text.zh() : text.en();
        String shown = Markup.plain(text.in(language()));
        if ((own == null || own.isBlank()) && !shown.isBlank()) {
            foreign.add(shown);
        }
        return texts.spaced(shown);
    }

    /** A unit of measure; empty where there is none. */
    String measure(@Nullable String unit) {
        return texts.measure(unit == null ? null : Markup.plain(unit));
    }

    /** A text of others that is in no language, as a name of an office. */
    String of(@Nullable String text) {
        return text == null ? "" : texts.spaced(Markup.plain(text));
    }

    /** Sentences one behind the other, with a space where the language has one. */
    String sentences(List<String> all) {
        return String.join(language() == Language.ZH ? "" : " ", all);
    }

    /** Several things of a kind as one text. */
    String joined(List<String> things) {
        return String.join(text("list.and"), things);
    }

    /** Which texts were not translated, in the order in which they were first asked for; empty where all were. */
    Optional<Note> untranslated() {
        if (foreign.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = new ArrayList<>();
        foreign.stream()
                .limit(NAMED)
                .forEach(text -> named.add(text("quoted", "text", Texts.shortened(text, LONGEST))));
        return Optional.of(new Note(
                text("report.untranslated", "count", Integer.toString(foreign.size()), "texts", joined(named))));
    }
}
