package org.hengce.indicator.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Cuts CSV into blocks of bytes that end where a record ends, so that each can be decoded, parsed and stored by itself and a
 * file can be of any size.
 *
 * <p>It works on bytes because an upload is continued at a byte: in UTF-8 as in GB18030 the bytes of line ends, quotes and
 * separators are never part of another character.
 */
final class RecordBlocks {
    /** Some ten thousand rows: large enough that a transaction for each costs little. */
    private static final int BLOCK = 512 * 1024;

    /** A record as long as two blocks is no observation but a quote that was never closed. */
    private static final int LONGEST_RECORD = 2 * BLOCK;

    private enum Within {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    /**
     * Whole records.
     *
     * @param start offset in the file
     * @param firstLine 1-based
     * @param lines how many lines end in it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    record Block(byte[] bytes, long start, long firstLine, long lines) {}

    private final InputStream file;
    private byte[] buffer = new byte[BLOCK];
    private int filled;
    private int scanned;
    private boolean ended;

    private byte separator = ',';
    private Within within = Within.FIELD_START;
    private byte previous;
    /** Where the last whole record ends in the buffer, and how many lines end before that and before what is scanned. */
    private int boundary;

    private long linesToBoundary;
    private long linesScanned;

    private long start;
    private long firstLine;

    /**
     * @param start offset in the file at which {@code begun} stands
     * @param linesBefore how many lines end before that
     * @param begun what came earlier of a record that was not whole
     */
    RecordBlocks(InputStream file, long start, long linesBefore, byte[] begun) {
        this.file = file;
        this.start = start;
        this.firstLine = linesBefore + 1;
        while (buffer.length < begun.length) {
            buffer = new byte[2 * buffer.length];
        }
        System.arraycopy(begun, 0, buffer, 0, begun.length);
        filled = begun.length;
    }

    /** How many lines end among the first bytes. */
    static long lines(byte[] bytes, int length) {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n' ? i == 0 || bytes[i - 1] != '\r' : bytes[i] == '\r') {
                lines++;
            }
        }
        return lines;
    }

    /**
     * Whether a first record ends in the beginning of a file, whatever separates its fields: a line end with all quotes before
     * it closed. True of what is too long to be waited for.
     */
    static boolean hasRecord(byte[] head) {
        boolean quoted = false;
        for (byte b : head) {
            if (b == '"') {
                quoted = !quoted;
            } else if ((b == '\n' || b == '\r') && !quoted) {
                return true;
            }
        }
        return head.length >= BLOCK;
    }

    /** The beginning of what there is to cut, without taking it. */
    byte[] head() throws IOException {
        fill();
        return Arrays.copyOf(buffer, filled);
    }

    void separatedBy(char character) {
        separator = (byte) character;
    }

    /**
     * The next block; null when no whole record is left.
     *
     * @param last whether the file ends where the stream does, so that what is left is a record without a line end
     * @throws Problem 422 if a record is too long to be one
     */
    @Nullable
    Block next(boolean last) throws IOException {
        while (true) {
            fill();
            scan();
            if (ended && last && filled > 0) {
                boundary = filled;
                linesToBoundary = linesScanned;
            }
            if (boundary > 0) {
                return cut();
            }
            if (filled >= LONGEST_RECORD) {
                throw tooLong();
            }
            if (ended) {
                return null;
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    /** What is left when no whole record is. */
    byte[] rest() {
        return Arrays.copyOf(buffer, filled);
    }

    private void fill() throws IOException {
        while (!ended && filled < buffer.length) {
            int read = file.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
            }
        }
    }

    private void scan() {
        for (; scanned < filled; scanned++) {
            byte b = buffer[scanned];
            boolean secondOfPair = b == '\n' && previous == '\r';
            if (previous == '\r' && !secondOfPair && within == Within.FIELD_START) {
                boundary = scanned; // known only now: a line feed would have belonged to the line before
                linesToBoundary = linesScanned;
            }
            if ((b == '\n' && !secondOfPair) || b == '\r') {
                linesScanned++;
            }
            step(b);
            if (b == '\n' && within == Within.FIELD_START) {
                boundary = scanned + 1;
                linesToBoundary = linesScanned;
            }
            previous = b;
        }
    }

    private void step(byte b) {
        boolean fieldEnds = b == separator || b == '\n' || b == '\r';
        within = switch (within) {
            case QUOTED -> b == '"' ? Within.QUOTE_IN_QUOTED : Within.QUOTED;
            case QUOTE_IN_QUOTED -> b == '"' ? Within.QUOTED : fieldEnds ? Within.FIELD_START : Within.PLAIN;
            case FIELD_START -> b == '"' ? Within.QUOTED : fieldEnds ? Within.FIELD_START : Within.PLAIN;
            case PLAIN -> fieldEnds ? Within.FIELD_START : Within.PLAIN;
        };
    }

    private Block cut() {
        Block block = new Block(Arrays.copyOf(buffer, boundary), start, firstLine, linesToBoundary);
        System.arraycopy(buffer, boundary, buffer, 0, filled - boundary);
        start += boundary;
        firstLine += linesToBoundary;
        filled -= boundary;
        scanned -= boundary;
        linesScanned -= linesToBoundary;
        boundary = 0;
        linesToBoundary = 0;
        return block;
    }

    private Problem tooLong() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the record that begins in line %d is longer than %d bytes; is a quote in it never closed?",
                        "从第 %d 行开始的记录超过 %d 字节；是否有未闭合的引号？", firstLine, LONGEST_RECORD));
    }
}
