package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hengce.presentation.Language;
import org.jspecify.annotations.Nullable;

/**
 * A report, whatever it will be rendered as. All its text is text: whoever renders it escapes what his format needs.
 *
 * @param title what it is about, in the reader's language where it was given in it
 * @param kind what kind of report it is, in words
 * @param byline one line of facts below the title
 * @param sections in order; ids are unique
 */
public record Report(
        Language language, Form form, String title, String kind, String byline, Run run, List<Section> sections) {
    /** Copies the list. */
    public Report {
        sections = List.copyOf(sections);
    }

    /** How much of it there is. */
    public enum Form {
        /** Everything. */
        FULL,
        /** One page for those who decide. */
        SHEET;

        /** As callers name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What it was made from, to stand on every page.
     *
     * @param id of the evaluation, or of what else was computed
     * @param sha256 of the JSON that it was made from, as its reader gets it
     * @param link where that is on a server; null where it is not known
     * @param charts where its charts are on a server, each under its id; null where they have no addresses
     * @param software that computed it; null where it is not known
     * @param madeOn ISO date on which it was computed, in UTC; null where it is not known
     */
    public record Run(
            String id,
            String sha256,
            @Nullable String link,
            @Nullable String charts,
            @Nullable String software,
            @Nullable String madeOn) {}

    /**
     * A section.
     *
     * @param id {@code [a-z][a-z0-9-]*}
     * @param parts sections in it, below its blocks
     */
    public record Section(String id, String title, List<Block> blocks, List<Section> parts) {
        /** Copies the lists. */
        public Section {
            blocks = List.copyOf(blocks);
            parts = List.copyOf(parts);
        }

        /** Without sections in it. */
        public Section(String id, String title, List<Block> blocks) {
            this(id, title, blocks, List.of());
        }
    }

    /** All blocks in the order of reading, those in folds too. */
    public List<Block> blocks() {
        List<Block> all = new ArrayList<>();
        sections.forEach(section -> collect(section, all::add));
        return all;
    }

    private static void collect(Section section, Consumer<Block> into) {
        section.blocks().forEach(block -> collect(block, into));
        section.parts().forEach(part -> collect(part, into));
    }

    private static void collect(Block block, Consumer<Block> into) {
        into.accept(block);
        if (block instanceof Block.Fold fold) {
            fold.blocks().forEach(inner -> collect(inner, into));
        }
    }
}
