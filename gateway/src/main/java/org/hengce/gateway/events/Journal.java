package org.hengce.gateway.events;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The last events, in the order in which they came here: written by one thread, read by every stream at its own pace. What is
 * too old gives way, however slowly somebody reads.
 */
final class Journal {
    private final Layout layout;
    private final @Nullable JournalEntry[] ring;
    /** Of each partition, from which offset on all is here that is to be told. */
    private final Positions kept;

    private final Positions ends;
    /** Entries are numbered from 0 on; the next one has this number. */
    private long head;

    /**
     * Some entries, or none.
     *
     * @param next the number of the entry behind them
     * @param ends where the topics were read to, if there is no further entry
     */
    record Page(
            List<JournalEntry> entries, long next, @Nullable Positions ends) {}

    /** Behind the last entry. */
    record End(long next, Positions positions) {}

    /** @param from of each partition, the offset of the first record that will come */
    Journal(Layout layout, Positions from, int most) {
        this.layout = layout;
        ring = new JournalEntry[most];
        kept = from.copy();
        ends = from.copy();
    }

    Layout layout() {
        return layout;
    }

    /** A record was read. */
    synchronized void read(int place, long offset, @Nullable JournalEntry told) {
        ends.pass(place, offset);
        if (told == null) {
            return;
        }
        int index = (int) (head % ring.length);
        JournalEntry oldest = ring[index];
        if (oldest != null) {
            kept.pass(oldest);
        }
        ring[index] = told;
        head++;
    }

    /** The number of the entry from which on somebody goes on; empty if some that he was not told of are gone. */
    synchronized OptionalLong resume(Positions from) {
        return kept.areBeyond(from) ? OptionalLong.empty() : OptionalLong.of(tail());
    }

    /** For whoever begins now. */
    synchronized End end() {
        return new End(head, ends.copy());
    }

    /** Entries from this number on; null if that one is gone. */
    synchronized @Nullable Page from(long number, int most) {
        if (number < tail()) {
            return null;
        }
        List<JournalEntry> entries = new ArrayList<>();
        long next = number;
        for (; next < head && entries.size() < most; next++) {
            JournalEntry entry = ring[(int) (next % ring.length)];
            if (entry != null) {
                entries.add(entry);
            }
        }
        return new Page(entries, next, next == head ? ends.copy() : null);
    }

    private long tail() {
        return Math.max(0, head - ring.length);
    }
}
