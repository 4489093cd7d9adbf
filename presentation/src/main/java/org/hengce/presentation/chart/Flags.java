package org.hengce.presentation.chart;

import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.words.Texts;

/** Marks of a row: wire names for machines, words for readers. */
final class Flags {
    private Flags() {}

    /** The cell of these; an empty one is none. */
    static Cell of(Texts texts, String... flags) {
        List<String> set =
                List.of(flags).stream().filter(flag -> !flag.isEmpty()).toList();
        String separator = texts.language() == Language.ZH ? "、" : ", ";
        return Cell.of(
                String.join(" ", set),
                String.join(
                        separator,
                        set.stream().map(flag -> texts.label("flag", flag)).toList()));
    }
}
