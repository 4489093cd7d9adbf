package org.hengce.contracts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditV1Test {
    private static final Instant AT = Instant.parse("2026-11-23T15:12:20.278001Z");

    private static AuditV1.Entry entry(long id, String actor, String subject, @Nullable String address) {
        return new AuditV1.Entry(id, AT, actor, "policy.revise", subject, address, "r-1", "b".repeat(64), null);
    }

    private static AuditV1 batch(AuditV1.Entry... entries) {
        return AuditV1.sealed("policy-service", 7, "a".repeat(64), AT, List.of(entries));
    }

    @Test
    void theHashIsTheOneThatTheDocumentationDescribes() {
        // printf '14:policy-service1:764:aaa…27:2026-11-23T15:12:20.278001Z1:1…' | sha256sum
        String documented = "14:policy-service" + "1:7" + "64:" + "a".repeat(64) + "27:2026-11-23T15:12:20.278001Z"
                + "1:1" + "27:2026-11-23T15:12:20.278001Z" + "2:li" + "13:policy.revise" + "6:政策" + "-:" + "3:r-1"
                + "64:" + "b".repeat(64) + "-:";
        assertThat(batch(entry(1, "li", "政策", null)).sha256()).isEqualTo(sha256(documented));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everythingThatIsChangedChangesTheHash() {
        AuditV1.Entry one = entry(1, "li", "P-1", "10.0.0.1");
        AuditV1.Entry two = entry(2, "wang", "P-2", "10.0.0.1");
        List<String> hashes = new ArrayList<>();
        hashes.add(batch(one, two).sha256());
        hashes.add(batch(two, one).sha256());
        hashes.add(batch(one).sha256());
        hashes.add(batch(entry(1, "li", "P-1", null), two).sha256());
        hashes.add(batch(entry(1, "liP", "-1", "10.0.0.1"), two).sha256()); // the same letters, cut elsewhere
        hashes.add(AuditV1.sealed("policy-service", 8, "a".repeat(64), AT, List.of(one, two))
                .sha256());
        hashes.add(AuditV1.sealed("policy-service", 7, "c".repeat(64), AT, List.of(one, two))
                .sha256());
        hashes.add(AuditV1.sealed("policy-service", 7, "a".repeat(64), AT.plusNanos(1_000), List.of(one, two))
                .sha256());
        assertThat(hashes).doesNotHaveDuplicates();
    }
}
