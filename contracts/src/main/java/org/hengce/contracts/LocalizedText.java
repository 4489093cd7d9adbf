package org.hengce.contracts;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A text in Chinese, in English, or in both; an absent language is null. */
@Schema(
        name = "BilingualText",
        description = "A text in Chinese, in English, or in both: at least one, not blank.",
        minProperties = 1)
public record LocalizedText(@Nullable String zh, @Nullable String en) {
    /** A blank language is absent: readers are shown the other one instead of nothing. */
    public LocalizedText {
        zh = zh == null || Blank.is(zh) ? null : zh;
        en = en == null || Blank.is(en) ? null : en;
    }

    /** Whether at least one language is there, which the API asks of every text. */
    public boolean present() {
        return zh != null || en != null;
    }
}
