package org.hengce.evaluation.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that whoever writes a part of it may close: it is only flushed. */
final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length); // not byte by byte
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
