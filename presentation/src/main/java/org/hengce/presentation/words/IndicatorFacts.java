package org.hengce.presentation.words;

import org.hengce.methods.score.Direction;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a reader needs to know of an indicator and an evaluation does not say.
 *
 * @param decimals with how many it is published
 * @param source null where it is not known
 * @param direction which way is better; null where it is not known
 */
public record IndicatorFacts(
        LocalizedText name,
        int decimals,
        @Nullable LocalizedText source,
        @Nullable Direction direction) {
    /** Of which nobody says which way is better. */
    public IndicatorFacts(LocalizedText name, int decimals, @Nullable LocalizedText source) {
        this(name, decimals, source, null);
    }

    /** An indicator of which only the code is known. */
    public static IndicatorFacts unknown(String code) {
        return new IndicatorFacts(new LocalizedText(code, code), 2, null);
    }

    /** The name as it stands within a sentence. */
    String within(Language language) {
        String text = name.in(language);
        // "Cigarette sales" begins small, "GDP" and "R&D spending" do not.
        boolean ordinary =
                text.length() > 1 && Character.isUpperCase(text.charAt(0)) && Character.isLowerCase(text.charAt(1));
        return ordinary ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
