package org.hengce.policy.imports;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a file that are not blank, each with its number. */
final class Lines implements Iterator<Lines.Line> {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] file;
    private int at;
    private int number;

    /**
     * A line.
     *
     * @param number from 1, counting blank ones
     * @param begin where in the file
     * @param length in bytes
     */
    record Line(int number, int begin, int length) {}

    Lines(byte[] file) {
        this.file = file;
        boolean marked = file.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(file, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        at = marked ? BYTE_ORDER_MARK.length : 0;
        skipBlank();
    }

    /** Onto the next line that is not blank, or the end. */
    private void skipBlank() {
        int begin = at;
        number++;
        for (int i = at; i < file.length; i++) {
            if (file[i] == '\n') {
                begin = i + 1;
                number++;
            } else if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r') {
                at = begin;
                return;
            }
        }
        at = file.length;
    }

    @Override
    public boolean hasNext() {
        return at < file.length;
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int end = at;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        Line line = new Line(number, at, end - at);
        at = Math.min(file.length, end + 1);
        skipBlank();
        return line;
    }
}
