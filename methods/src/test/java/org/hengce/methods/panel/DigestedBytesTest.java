package org.hengce.methods.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigestedBytesTest {
    @Test
    void theDigestIsThatOfAllBytesOneAfterAnother() throws IOException, GeneralSecurityException {
        Random random = new Random(5);
        String[] texts = {"", "CN-44", "广东省", "café", "x".repeat(40_000), "长".repeat(30_000)};
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        DataOutputStream expected = new DataOutputStream(plain); // big-endian, too
        DigestedBytes bytes = new DigestedBytes();
        for (int i = 0; i < 20_000; i++) {
            int kind = random.nextInt(100);
            if (kind < 5) {
                String text = texts[random.nextInt(i % 1000 == 0 ? texts.length : 4)];
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                expected.writeInt(encoded.length);
                expected.write(encoded);
                bytes.text(text);
            } else if (kind < 50) {
                expected.writeInt(i);
                bytes.integer(i);
            } else {
                double value = kind == 99 ? Double.NaN : random.nextGaussian();
                expected.writeDouble(value);
                bytes.number(value);
            }
        }
        for (String text : texts) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            expected.writeInt(encoded.length);
            expected.write(encoded);
            bytes.text(text);
        }
        assertThat(bytes.digest())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(plain.toByteArray()));
    }
}
