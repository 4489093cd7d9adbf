package org.hengce.evaluation.projection;

import java.util.Locale;

/** One of the two sets of tables that hold copies: one is live, in the other they are made again. */
public enum Side {
    A,
    B;

    static Side of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    public Side other() {
        return this == A ? B : A;
    }

    /** As the row of {@code projection} names it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of one of its tables, for writers; readers use the view of that name. */
    public String table(String name) {
        return "projection_%s.%s".formatted(text(), name);
    }
}
