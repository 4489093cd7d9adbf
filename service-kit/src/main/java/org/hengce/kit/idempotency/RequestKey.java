package org.hengce.kit.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hengce.kit.hash.Sha256;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** What a caller calls one intended effect: the key is the caller's own, and of one path. */
record RequestKey(String caller, String path, String key) {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    /** @throws Problem 400 if the key is not of the form above */
    RequestKey {
        if (!FORM.matcher(key).matches()) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "Idempotency-Key has 1 to 255 visible ASCII characters, as a random UUID, and comes once",
                            "Idempotency-Key 应为 1 至 255 个可见 ASCII 字符（例如随机 UUID），且只出现一次"));
        }
    }

    /** Under which it is kept; a path may be longer than an index takes. */
    byte[] id() {
        // Neither caller nor key holds a line break, so that no two keys run together.
        return Sha256.digest().digest("%s\n%s\n%s".formatted(caller, path, key).getBytes(StandardCharsets.UTF_8));
    }

    /** What PostgreSQL locks; two keys that share it are only kept from running at the same moment. */
    long lock() {
        return ByteBuffer.wrap(id()).getLong();
    }
}
