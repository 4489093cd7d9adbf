package org.hengce.policy.search;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Cuts a text into words: Latin ones by the rules of Unicode (UAX 29), in small letters and stemmed; Chinese, Japanese and Korean
 * into pairs of neighbouring characters, since nothing stands between their words. No word is left out for being frequent: 的 can
 * be looked for like any other.
 */
final class TextAnalysis extends Analyzer {
    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    // R&D is one word, M&A too; a tokenizer would make two letters of it, which every text has.
    private static final Pattern LETTERS_JOINED_BY_AND =
            Pattern.compile("(?<![\\p{IsLatin}\\p{N}])(\\p{IsLatin}) ?& ?(\\p{IsLatin})(?![\\p{IsLatin}\\p{N}])");

    // C++ and C# are words, too, and not the letter C.
    private static final Pattern LETTER_WITH_SIGNS =
            Pattern.compile("(?<![\\p{IsLatin}\\p{N}])(\\p{IsLatin})(?:(\\+\\+)|#(?![\\p{IsLatin}\\p{N}]))");

    private final boolean withSingleCharacters;

    /** @param withSingleCharacters beside pairs every character alone, so that one can be looked for */
    TextAnalysis(boolean withSingleCharacters) {
        this.withSingleCharacters = withSingleCharacters;
    }

    /** The same text as it is cut: full-width forms as the usual ones, compatibility characters as what they stand for. */
    static String plain(String text) {
        String joined = LETTERS_JOINED_BY_AND
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("$1_$2");
        return LETTER_WITH_SIGNS
                .matcher(joined)
                .replaceAll(found -> found.group(1) + (found.group(2) == null ? "_sharp " : "_plus "));
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new StandardTokenizer();
        TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(source));
        words = new CJKBigramFilter(words, ALL_SCRIPTS, withSingleCharacters);
        return new TokenStreamComponents(source, new SnowballFilter(words, new EnglishStemmer()));
    }
}
