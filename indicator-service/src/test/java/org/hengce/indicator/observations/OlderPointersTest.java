package org.hengce.indicator.observations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.kit.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Events that wait in the outbox while a service is upgraded lose nothing. */
class OlderPointersTest {
    private static String rewriting() throws IOException {
        try (InputStream script = Objects.requireNonNull(
                OlderPointersTest.class.getResourceAsStream("/db/migration/V1003__imports_in_chunks.sql"))) {
            Matcher update = Pattern.compile("UPDATE outbox .*?;", Pattern.DOTALL)
                    .matcher(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(update.find()).isTrue();
            return update.group();
        }
    }

    @Test
    void aPointerOfTheFormerFormLearnsWhereItsPartBeginsAndEnds() throws Exception {
        try (TestDatabase database = TestDatabase.migrated()) {
            String update = rewriting();
            List<String> pointers = database.asOwner().withHandle(h -> {
                h.execute("""
                        INSERT INTO observation (indicator, region, sector, period, vintage, value, status, confidentiality)
                        SELECT 'x', 'R' || n % 3, '_T', to_char(date '2000-01-01' + n, 'YYYY-MM-DD'),
                               CASE WHEN n < 2500 THEN timestamptz '2026-01-01 00:00:00.000001Z' ELSE '2026-01-02Z' END, n, 'A', 'F'
                        FROM generate_series(0, 2999) n""");
                h.execute("""
                        INSERT INTO outbox (event_id, topic, key, type, subject, pointer)
                        SELECT gen_random_uuid(), 't', 'x', 'y', 'x', jsonb_build_object(
                            'indicator', 'x', 'vintage', '2026-01-01T00:00:00.000001Z', 'part', n) FROM generate_series(1, 3) n""");
                h.execute(update);
                return h.createQuery(
                                "SELECT (pointer->'first')::text || (pointer->'last')::text FROM outbox ORDER BY seq")
                        .mapTo(String.class)
                        .list();
            });
            // 834 rows of R0, 833 of R1 and R2: 1 to 1000, to 2000, to 2500.
            assertThat(pointers)
                    .containsExactly(
                            "[\"R0\", \"_T\", \"2000-01-01\"][\"R1\", \"_T\", \"2001-05-11\"]",
                            "[\"R1\", \"_T\", \"2001-05-14\"][\"R2\", \"_T\", \"2002-09-25\"]",
                            "[\"R2\", \"_T\", \"2002-09-28\"][\"R2\", \"_T\", \"2006-11-03\"]");
        }
    }
}
