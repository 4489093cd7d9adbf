package org.hengce.gateway.events;

import org.jspecify.annotations.Nullable;

/**
 * What one record of a topic tells.
 *
 * @param place of its partition in the {@link Layout}
 * @param type null: its owner has published everything again, and nobody can be told what has changed with that
 * @param text as it is sent, but for the id
 */
record JournalEntry(int place, long offset, @Nullable EventType type, String text) {
    /** The end of what an owner has published again. */
    static JournalEntry publishedAgain(int place, long offset) {
        return new JournalEntry(place, offset, null, "");
    }
}
