package org.hengce.indicator.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** The body of a request: whoever waits for its end hears that it goes on, and a sender that breaks off is no fault of ours. */
final class SentFile extends FilterInputStream {
    private final Runnable goesOn;

    SentFile(InputStream body, Runnable goesOn) {
        super(body);
        this.goesOn = goesOn;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws Problem 400, which nobody may be there to read, if the connection breaks */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        goesOn.run();
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of("the file broke off before its end; send it again", "文件在结束之前中断；请重新发送"));
        }
    }
}
