package org.hengce.methods.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.hengce.methods.csv.PanelDataException.Code;

/** Text from UTF-8 bytes, with or without a byte order mark; knows the line on which bytes are no text. */
final class Utf8Reader extends Reader {
    private static final int CAPACITY = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY).limit(0);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean begun;
    private boolean ended;
    private boolean binary;
    private long line = 1;
    private char last;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** The line, from 1, of what was read last; of the bytes that are no text, once that was said. */
    long line() {
        return line;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(into, offset, length);
        while (true) {
            if (binary) {
                throw new CharacterCodingException();
            }
            CoderResult result = decoder.decode(bytes, chars, ended);
            int found = chars.position() - offset;
            if (!begun && found > 0) {
                begun = true;
                if (into[offset] == BYTE_ORDER_MARK) {
                    System.arraycopy(into, offset + 1, into, offset, found - 1);
                    chars.position(offset + --found);
                }
            }
            if (found > 0) {
                // What cannot be read is told when all before it has been taken.
                int text = countLines(into, offset, found);
                if (text > 0) {
                    return text;
                }
                continue;
            }
            if (result.isError()) {
                throw new CharacterCodingException();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count));
        bytes.flip();
    }

    /** How many of these characters are text: all, or those before a NUL, which no text has. */
    private int countLines(char[] text, int offset, int length) {
        char before = last;
        long lines = 0;
        int i = offset;
        for (; i < offset + length && !binary; i++) {
            char c = text[i];
            if (c <= '\r') {
                binary = c == 0;
                lines += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
            }
            before = c;
        }
        last = before;
        line += lines;
        return i - offset - (binary ? 1 : 0);
    }

    /** Why reading ended before the file did. */
    DataProblem notText() {
        return binary
                ? new DataProblem(
                        Code.NOT_UTF8,
                        line,
                        null,
                        "it holds a NUL byte, which no text has; save the file as UTF-8 text (is it UTF-16, or a spreadsheet?)",
                        "含有文本中不应出现的 NUL 字节；请另存为 UTF-8 文本（是否为 UTF-16 或电子表格？）")
                : new DataProblem(
                        Code.NOT_UTF8,
                        line,
                        null,
                        "it holds bytes that are not UTF-8; save the file as UTF-8",
                        "含有非 UTF-8 字节；请将文件另存为 UTF-8");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
