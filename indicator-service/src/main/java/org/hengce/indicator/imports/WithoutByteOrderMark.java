package org.hengce.indicator.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** Passes over the mark that some programs put before UTF-8 text. */
final class WithoutByteOrderMark extends FilterReader {
    private static final char MARK = '\uFEFF';

    private boolean started;

    WithoutByteOrderMark(Reader text) {
        super(new PushbackReader(text, 1));
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!started && length > 0) {
            started = true;
            int first = in.read();
            if (first >= 0 && first != MARK) {
                ((PushbackReader) in).unread(first);
            }
        }
        return in.read(buffer, offset, length);
    }
}
