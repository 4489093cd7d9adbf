package org.hengce.indicator;

import org.hengce.kit.paging.Asked;
import org.hengce.kit.register.Where;
import org.jspecify.annotations.Nullable;

/** Conditions that the lists of several registers have. */
public final class Filters {
    private Filters() {}

    /** Those in use or those retired, whose code or name has a word in it. */
    public static Where common(@Nullable String q, @Nullable String retired) {
        return Where.everything()
                .and("retired", Asked.flag("retired", retired), "retired = :retired")
                .and("q", Asked.word("q", q), """
                        strpos(lower(concat_ws(' ', code, text->'name'->>'zh', text->'name'->>'en')), :q) > 0""");
    }

    /** Those that exist on a day. */
    public static Where validOn(Where where, @Nullable String day) {
        return where.and("validOn", Asked.day("validOn", day), """
                coalesce(text->>'validFrom', '') <= :validOn AND coalesce(text->>'validTo', '9999-12-31') >= :validOn""");
    }
}
