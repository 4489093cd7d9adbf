package org.hengce.policy.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.hengce.contracts.LocalizedText;
import org.hengce.kit.paging.Asked;
import org.jspecify.annotations.Nullable;

/**
 * Texts as PostgreSQL compares them, in its own notation: {@code tsvector} of what is looked into, {@code tsquery} of what is
 * looked for. Every word is quoted, so that nothing that a person types is an operator.
 */
public final class Words {
    /** What can be looked for: one line, not endless; in an address each character may take twelve, and that has 16 kB. */
    public static final String LOOKED_FOR = "[^\\x00-\\x1f]{1,200}";

    /** How well an entry, of those that match what is looked for in {@code :q}, does: by how much the places count. */
    public static final String RANK = "ts_rank(entry.words, CAST(:q AS tsquery))";

    /**
     * Raised whenever the same text is cut into other words, or more is kept of it: what was kept of policies is then made anew.
     * Strategies and references are few; theirs are made anew by a migration that says so.
     */
    static final int EDITION = 3;

    /** PostgreSQL keeps no position above 16,383 and no vector above a megabyte; a text is found by its beginning. */
    private static final int LAST_POSITION = 16_000;

    private static final int MOST_BYTES = 400_000;
    /** Between two texts, so that the end of one and the beginning of the next are no phrase. */
    private static final int GAP = 10;

    private static final Analyzer KEPT = new TextAnalysis(true);
    private static final Analyzer ASKED = new TextAnalysis(false);

    private final StringBuilder vector = new StringBuilder();
    private int position;
    private int bytes;

    private Words() {}

    /** How much a word counts: most in a title, least in a long text. */
    public enum Weight {
        A,
        B,
        C,
        D
    }

    /** Nothing yet. */
    public static Words none() {
        return new Words();
    }

    /** With this text, if there is one. */
    public Words and(Weight weight, @Nullable String text) {
        if (text != null) {
            for (Word word : cut(KEPT, text)) {
                position += word.step();
                bytes += word.text().getBytes(StandardCharsets.UTF_8).length;
                if (position > LAST_POSITION || bytes > MOST_BYTES) {
                    break;
                }
                vector.append(quoted(word.text()))
                        .append(':')
                        .append(position)
                        .append(weight)
                        .append(' ');
            }
            position += GAP;
        }
        return this;
    }

    /** With both languages of this text, if there is one. */
    public Words and(Weight weight, @Nullable LocalizedText text) {
        return text == null ? this : and(weight, text.zh()).and(weight, text.en());
    }

    /** In the notation of {@code tsvector}. */
    public String vector() {
        return vector.toString();
    }

    /**
     * What {@code ?q=} asks for, in the notation of {@code tsquery}; null where nothing is asked. Of no word at all an empty query is
     * made, which nothing matches.
     *
     * @throws org.hengce.kit.problem.Problem 400 for a value that cannot be looked for
     */
    public static @Nullable String asked(@Nullable String q) {
        @Nullable String lookedFor = Asked.code("q", q, LOOKED_FOR);
        return lookedFor == null ? null : query(lookedFor).orElse("");
    }

    /**
     * What a person looks for, in the notation of {@code tsquery}: all of the words; characters that stand together, together.
     *
     * @return empty if there is no word in it, which nothing matches
     */
    public static Optional<String> query(String lookedFor) {
        StringBuilder query = new StringBuilder();
        int end = Integer.MIN_VALUE;
        for (Word word : cut(ASKED, lookedFor)) {
            if (query.length() > 0) {
                query.append(word.begin() < end ? " <-> " : " & "); // pairs of one run share a character
            }
            query.append(quoted(word.text()));
            end = word.end();
        }
        return query.length() == 0 ? Optional.empty() : Optional.of(query.toString());
    }

    /**
     * A word where it stands.
     *
     * @param step positions behind the word before
     * @param begin offset of its first character
     * @param end offset behind its last
     */
    private record Word(String text, int step, int begin, int end) {}

    private static List<Word> cut(Analyzer analysis, String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analysis.tokenStream("", TextAnalysis.plain(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(
                        term.toString(), step.getPositionIncrement(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from a string there is nothing to read that could fail
        }
        return words;
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
