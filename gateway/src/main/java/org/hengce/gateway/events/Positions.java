package org.hengce.gateway.events;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * How far somebody has been told: of each partition the offset of what comes next. As text it is the id of an event, which any
 * replica understands, also one that was started again. Not for several threads.
 */
final class Positions {
    private static final int LONGEST_TEXT = 4096;
    private static final int MORE = 0x80;

    private final Layout layout;
    private final long[] next;

    Positions(Layout layout, long[] next) {
        this.layout = layout;
        this.next = next.clone();
    }

    /** Reads an id; empty for anything that is none, or none of these topics. */
    static Optional<Positions> parse(String text, Layout layout) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.getInt() != layout.identity()) {
                return Optional.empty();
            }
            long[] next = new long[layout.size()];
            int place = 0;
            for (int partitions : layout.counts()) {
                // Partitions may have been added since: there nothing was told yet.
                long known = number(bytes);
                if (known > partitions) {
                    return Optional.empty();
                }
                for (int i = 0; i < known; i++) {
                    next[place + i] = number(bytes);
                }
                place += partitions;
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(new Positions(layout, next));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Seven bits a byte, the lowest first. */
    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & ~MORE & 0xff) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 63 bits");
    }

    private static void put(ByteBuffer bytes, long number) {
        long rest = number;
        while (rest >= MORE) {
            bytes.put((byte) (rest | MORE));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    String text() {
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES + 9 * (layout.counts().size() + next.length));
        bytes.putInt(layout.identity());
        int place = 0;
        for (int partitions : layout.counts()) {
            put(bytes, partitions);
            for (int i = 0; i < partitions; i++) {
                put(bytes, next[place + i]);
            }
            place += partitions;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** Whether it was told already. */
    boolean arePast(JournalEntry entry) {
        return entry.offset() < next[entry.place()];
    }

    void pass(JournalEntry entry) {
        pass(entry.place(), entry.offset());
    }

    void pass(int place, long offset) {
        next[place] = Math.max(next[place], offset + 1);
    }

    /** Nothing stands between here and there that is to be told. */
    void goTo(Positions later) {
        for (int place = 0; place < next.length; place++) {
            next[place] = Math.max(next[place], later.next[place]);
        }
    }

    /** Whether more was told than there is. */
    boolean areBeyond(Positions ends) {
        for (int place = 0; place < next.length; place++) {
            if (next[place] > ends.next[place]) {
                return true;
            }
        }
        return false;
    }

    Positions copy() {
        return new Positions(layout, next);
    }
}
