package org.hengce.indicator.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes characters as bytes: UTF-8, or GB18030 (and GBK and GB2312, which it includes) as spreadsheets in China
 * save CSV. Both are read strictly: a byte that is none of theirs refuses the file instead of becoming another character.
 */
enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    GB18030("GB18030", Charset.forName("GB18030"));

    private static final byte[][] MARKS_OF_UTF_16 = {{(byte) 0xFE, (byte) 0xFF}, {(byte) 0xFF, (byte) 0xFE}};

    private final String label;
    private final Charset charset;

    TextEncoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    /** As it is shown and stored. */
    String label() {
        return label;
    }

    static @Nullable TextEncoding labelled(@Nullable String label) {
        for (TextEncoding encoding : values()) {
            if (encoding.label.equals(label)) {
                return encoding;
            }
        }
        return null;
    }

    /**
     * What the content type's charset says; null where the bytes have to tell.
     *
     * @throws Problem 415 for another
     */
    static @Nullable TextEncoding declared(@Nullable String charset) {
        if (charset == null) {
            return null;
        }
        try {
            Charset named = Charset.forName(charset);
            if (named.equals(StandardCharsets.UTF_8)) {
                return UTF_8;
            }
            if (named.equals(StandardCharsets.ISO_8859_1) || named.equals(StandardCharsets.US_ASCII)) {
                return null; // what clients put there without having looked
            }
            if (GB18030.charset.contains(named) && named.name().startsWith("GB")) {
                return GB18030;
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            // told below
        }
        throw Problem.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                Message.of(
                        "files are read in UTF-8 and GB18030, not in charset '%s'; save the file in one of them",
                        "仅支持 UTF-8 和 GB18030 编码的文件，不支持“%s”；请另存为其中之一", charset));
    }

    /**
     * A text and the encoding it was found to have.
     *
     * @param encoding null while all of it is ASCII, which reads the same in both
     */
    record Decoded(String text, @Nullable TextEncoding encoding) {}

    /**
     * Refuses what begins as something else than text in one of the two.
     *
     * @throws Problem 422
     */
    static void requireText(byte[] head) {
        for (byte[] mark : MARKS_OF_UTF_16) {
            if (startsWith(head, mark)) {
                throw utf16();
            }
        }
        int zeros = 0;
        int looked = Math.min(head.length, 1_000);
        for (int i = 0; i < looked; i++) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        if (looked >= 8 && zeros > looked / 4) {
            throw utf16();
        }
        @Nullable
        String kind = startsWith(head, 'P', 'K', 3, 4)
                ? "ZIP, XLSX"
                : startsWith(head, 0x1F, 0x8B)
                        ? "GZIP"
                        : startsWith(head, 0x89, 'P', 'N', 'G')
                                ? "PNG"
                                : startsWith(head, '%', 'P', 'D', 'F')
                                        ? "PDF"
                                        : startsWith(head, 0xD0, 0xCF, 0x11, 0xE0) ? "XLS" : null;
        if (kind != null) {
            throw Problem.invalid(
                    "file",
                    Message.of(
                            "the file is not text but begins as %s does; send CSV as text/csv, or XLSX as %s",
                            "文件不是文本，而像是 %s；CSV 请以 text/csv 发送，XLSX 请以 %s 发送", kind, FileFormat.XLSX_TYPE));
        }
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        byte[] expected = new byte[signature.length];
        for (int i = 0; i < signature.length; i++) {
            expected[i] = (byte) signature[i];
        }
        return startsWith(bytes, expected);
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && java.util.Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static Problem utf16() {
        return Problem.invalid(
                "file",
                Message.of(
                        "the file is UTF-16 text, which is not read; save it as CSV in UTF-8 and send it again",
                        "文件为 UTF-16 文本，暂不支持；请另存为 UTF-8 编码的 CSV 后重新上传"));
    }

    /**
     * The text of a block.
     *
     * @param known the encoding that earlier blocks had; null if they were all ASCII
     * @throws Problem 422 that names the first byte that cannot be, by its offset and line in the file
     */
    static Decoded decode(RecordBlocks.Block block, @Nullable TextEncoding known) {
        if (known != null) {
            return new Decoded(known.decode(block), known);
        }
        if (isAscii(block.bytes())) {
            return new Decoded(new String(block.bytes(), StandardCharsets.US_ASCII), null);
        }
        try {
            return new Decoded(UTF_8.decode(block), UTF_8);
        } catch (Problem inUtf8) {
            try {
                return new Decoded(GB18030.decode(block), GB18030);
            } catch (Problem inGb18030) {
                throw inUtf8;
            }
        }
    }

    /** A beginning that may end within a character; what cannot be decoded is told when its block is. */
    static String lenient(byte[] head, @Nullable TextEncoding known) {
        if (known != null) {
            return new String(head, known.charset);
        }
        CharBuffer text = CharBuffer.allocate(head.length);
        // At most one character is cut off at the end, which is no error before the end is said to be one.
        boolean isUtf8 =
                !UTF_8.decoder().decode(ByteBuffer.wrap(head), text, false).isError();
        return isUtf8 ? text.flip().toString() : new String(head, GB18030.charset);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private String decode(RecordBlocks.Block block) {
        CharsetDecoder decoder = decoder();
        ByteBuffer in = ByteBuffer.wrap(block.bytes());
        CharBuffer out = CharBuffer.allocate(block.bytes().length); // neither has more characters than bytes
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        if (result.isError()) {
            throw undecodable(block, in.position());
        }
        return out.flip().toString();
    }

    private Problem undecodable(RecordBlocks.Block block, int at) {
        long line = block.firstLine() + RecordBlocks.lines(block.bytes(), at);
        return Problem.invalid(
                "file",
                Message.of(
                        "the file is not %1$s text: byte %2$d, in line %3$d, is none of its; save it as CSV in UTF-8 and send it again",
                        "文件不是 %1$s 文本：第 %3$d 行（偏移 %2$d 字节处）有无法识别的字节；请另存为 UTF-8 编码的 CSV 后重新上传",
                        label,
                        block.start() + at,
                        line));
    }
}
