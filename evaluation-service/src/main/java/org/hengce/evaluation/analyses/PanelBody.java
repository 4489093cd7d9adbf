package org.hengce.evaluation.analyses;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The panel as it comes: CSV in UTF-8 as it is, neither compressed nor larger than allowed. */
final class PanelBody extends FilterInputStream {
    static final String CSV = "text/csv";
    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

    private final long largest;
    private long read;

    private PanelBody(InputStream body, long largest) {
        super(body);
        this.largest = largest;
    }

    /**
     * The body, to be read.
     *
     * @throws Problem 413 or 415 where its headers say already that it is not taken
     */
    static PanelBody of(InputStream body, HttpHeaders headers, long largest) {
        @Nullable String coding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.isBlank() && !coding.equalsIgnoreCase("identity")) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    new Message(
                            "a panel is taken as it is, not as '%s'; send it without Content-Encoding"
                                    .formatted(coding),
                            "面板须原样发送，不接受“%s”压缩；请去掉 Content-Encoding".formatted(coding)));
        }
        @Nullable MediaType type = headers.getMediaType();
        @Nullable String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !UTF_8.contains(charset.toLowerCase(Locale.ROOT))) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    new Message(
                            "a panel is taken in UTF-8, not in '%s'; convert it".formatted(charset),
                            "面板须为 UTF-8，而不是“%s”；请转换编码".formatted(charset)));
        }
        if (headers.getLength() > largest) {
            throw tooLarge(largest);
        }
        return new PanelBody(body, largest);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > largest) {
            throw tooLarge(largest);
        }
    }

    private static Problem tooLarge(long largest) {
        return Problem.of(
                ProblemType.TOO_LARGE,
                Message.of(
                        "the panel is larger than the %d bytes that are taken here; leave out columns and rows that the analysis does not need, or run ./hengce analyze",
                        "面板超过此处可接收的 %d 字节；请去掉分析不需要的列和行，或使用 ./hengce analyze", largest));
    }
}
