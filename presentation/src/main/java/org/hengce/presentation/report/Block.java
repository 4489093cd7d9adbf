package org.hengce.presentation.report;

import java.util.List;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.table.Grid;
import org.jspecify.annotations.Nullable;

/** What a section is made of. */
public sealed interface Block {
    /** Hands it to the method for its kind. */
    void writeTo(Writer writer);

    /** Whoever makes something of blocks: a method for each kind, so that none can be forgotten. */
    interface Writer {
        void finding(Finding finding);

        void paragraph(Paragraph paragraph);

        void bullets(Bullets bullets);

        void facts(Facts facts);

        void picture(Picture picture);

        void table(Table table);

        void fold(Fold fold);

        void note(Note note);

        void citation(Citation citation);
    }

    /** The sentence that a reader takes away, with the mark of its verdict. */
    record Finding(Mark mark, String text) implements Block {
        @Override
        public void writeTo(Writer writer) {
            writer.finding(this);
        }
    }

    /** A paragraph. */
    record Paragraph(String text) implements Block {
        @Override
        public void writeTo(Writer writer) {
            writer.paragraph(this);
        }
    }

    /** Sentences, one below the other. */
    record Bullets(List<String> sentences) implements Block {
        /** Copies the list. */
        public Bullets {
            sentences = List.copyOf(sentences);
        }

        @Override
        public void writeTo(Writer writer) {
            writer.bullets(this);
        }
    }

    /** Names with their values; {@code lead} for the few that a summary begins with. */
    record Facts(List<Fact> facts, boolean lead) implements Block {
        /** Copies the list. */
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public void writeTo(Writer writer) {
            writer.facts(this);
        }
    }

    /**
     * A name with its value.
     *
     * @param mark of a verdict or rating; else null
     * @param exact whether every character counts, as in a hash
     */
    record Fact(String name, String value, @Nullable Mark mark, boolean exact) {
        /** In words. */
        static Fact of(String name, String value) {
            return new Fact(name, value, null, false);
        }

        /** To be copied character by character. */
        static Fact exact(String name, String value) {
            return new Fact(name, value, null, true);
        }
    }

    /** A chart; its data and how to read it go with it. */
    record Picture(Figure figure) implements Block {
        @Override
        public void writeTo(Writer writer) {
            writer.picture(this);
        }
    }

    /** A table. */
    record Table(Grid grid) implements Block {
        @Override
        public void writeTo(Writer writer) {
            writer.table(this);
        }
    }

    /** What stands behind a fold on a screen, and in line on paper. */
    record Fold(String title, List<Block> blocks) implements Block {
        /** Copies the list. */
        public Fold {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void writeTo(Writer writer) {
            writer.fold(this);
        }
    }

    /** Small print. */
    record Note(String text) implements Block {
        @Override
        public void writeTo(Writer writer) {
            writer.note(this);
        }
    }

    /** Something to be read elsewhere; {@code link} null where it has none. */
    record Citation(String text, @Nullable String link) implements Block {
        @Override
        public void writeTo(Writer writer) {
            writer.citation(this);
        }
    }
}
