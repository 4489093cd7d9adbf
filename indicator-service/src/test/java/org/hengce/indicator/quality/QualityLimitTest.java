package org.hengce.indicator.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.hengce.indicator.WithRegister;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Where a report takes longer than its reader may wait. */
@QuarkusTest
@TestProfile(QualityLimitTest.NoTime.class)
class QualityLimitTest extends WithRegister {
    @Inject
    Jdbi jdbi;

    public static final class NoTime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hengce.quality.limit", "PT0.000000001S");
        }
    }

    @Test
    void aReportThatTakesTooLongIsRefusedForNowAndNothingOfItIsKept() {
        String indicator = newIndicator("A");
        steward()
                .body(batch(observation(indicator, "US-CA", "2020", 1)))
                .post("/api/v1/observations")
                .then()
                .statusCode(201);
        for (String path : new String[] {"/quality", "/quality/findings"}) {
            steward()
                    .get("/api/v1/indicators/" + indicator + path + "?lang=en")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("60"))
                    .body("detail", containsString("hengce.quality.limit"));
        }
        int kept = jdbi.withHandle(h -> h.createQuery("SELECT count(*) FROM quality_report WHERE indicator = ?")
                .bind(0, indicator)
                .mapTo(Integer.class)
                .one());
        assertThat(kept).isZero();
    }

    @Test
    void whoWaitsForAnotherReadersReportDoesNotWaitForEver() {
        String indicator = newIndicator("A");
        jdbi.useTransaction(h -> {
            h.execute("SELECT pg_advisory_xact_lock(hashtext('quality'), hashtext(?))", indicator);
            steward()
                    .get("/api/v1/indicators/" + indicator + "/quality")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("60"));
        });
    }
}
