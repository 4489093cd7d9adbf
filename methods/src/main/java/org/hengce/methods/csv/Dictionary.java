package org.hengce.methods.csv;

import java.util.Arrays;

/**
 * Texts numbered from 0 in the order of their first occurrence. Finding one that is known makes no object; in files that
 * are in order it is most often the same as before, or the one that followed last time.
 */
final class Dictionary {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private char[][] texts = new char[16][];
    private long[] lines = new long[16];
    private int[] follower = new int[16];
    private int[] table = new int[64]; // code + 1 by hash, 0 where free
    private int size;
    private int last = -1;

    int size() {
        return size;
    }

    String text(int code) {
        return new String(texts[code]);
    }

    /** The line on which it was met first. */
    long line(int code) {
        return lines[code];
    }

    /** The code of this text, which is new if it is the {@link #size} from before. */
    int code(char[] text, int from, int to, long line) {
        int guess = last;
        if (guess >= 0) {
            if (is(guess, text, from, to)) {
                return guess;
            }
            guess = follower[guess];
            if (is(guess, text, from, to)) {
                last = guess;
                return guess;
            }
        }
        int found = lookUp(text, from, to, line);
        if (last >= 0) {
            follower[last] = found;
        }
        last = found;
        return found;
    }

    private int lookUp(char[] text, int from, int to, long line) {
        int mask = table.length - 1;
        int slot = hash(text, from, to) & mask;
        while (table[slot] != 0) {
            int code = table[slot] - 1;
            if (is(code, text, from, to)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        if (size == texts.length) {
            int more = size + (size >> 1);
            texts = Arrays.copyOf(texts, more);
            lines = Arrays.copyOf(lines, more);
            follower = Arrays.copyOf(follower, more);
        }
        int code = size++;
        texts[code] = Arrays.copyOfRange(text, from, to);
        lines[code] = line;
        follower[code] = code;
        table[slot] = code + 1;
        if (2 * size > table.length) {
            rehash();
        }
        return code;
    }

    private void rehash() {
        int[] wider = new int[2 * table.length];
        int mask = wider.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = hash(texts[code], 0, texts[code].length) & mask;
            while (wider[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            wider[slot] = code + 1;
        }
        table = wider;
    }

    private boolean is(int code, char[] text, int from, int to) {
        char[] known = texts[code];
        if (known.length != to - from) {
            return false;
        }
        // From the end: names of neighbours begin alike.
        for (int i = known.length - 1, j = to - 1; i >= 0; i--, j--) {
            if (known[i] != text[j]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] text, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * MIX;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }
}
