package org.hengce.indicator.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been taken in; stored with the chunk that ends there, so that after a crash it goes on from there.
 *
 * @param received bytes
 * @param lines that end before it
 * @param digest state of the checksum of the bytes before it
 * @param encoding null while all was ASCII
 * @param separator of fields; null before the header has come, and for workbooks
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
record Mark(
        long received,
        long lines,
        long rows,
        long rejected,
        long errors,
        byte @Nullable [] digest,
        @Nullable TextEncoding encoding,
        @Nullable Character separator,
        @Nullable List<String> header) {
    static Mark beginning(@Nullable TextEncoding declared) {
        return new Mark(0, 0, 0, 0, 0, null, declared, null, null);
    }

    /** The same place, with the header known. */
    Mark with(char fields, List<String> names) {
        return new Mark(received, lines, rows, rejected, errors, digest, encoding, fields, names);
    }

    /** The place at which a chunk ends. */
    Mark after(Chunk chunk, long byteCount, long lineCount, byte[] state, @Nullable TextEncoding found) {
        return new Mark(
                received + byteCount,
                lines + lineCount,
                rows + chunk.read(),
                rejected + chunk.refused(),
                errors + chunk.errors(),
                state,
                found,
                separator,
                header);
    }
}
