package org.hengce.evaluation.analyses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hengce.evaluation.analyses.Analyses.ENDLESS;
import static org.hengce.evaluation.analyses.Analyses.OF_SMALL;
import static org.hengce.evaluation.analyses.Analyses.SMALL;
import static org.hengce.evaluation.analyses.Analyses.analysed;
import static org.hengce.evaluation.analyses.Analyses.sample;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(LongestAnalysisTest.ThreeSeconds.class)
class LongestAnalysisTest {
    /** One place, for three seconds. */
    public static final class ThreeSeconds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hengce.analyses.at-once", "1", "hengce.analyses.longest", "3s");
        }
    }

    @Test
    void anAnalysisIsStoppedAfterItsTimeAndItsPlaceIsFreeAgain() throws Exception {
        Response stopped = analysed(ENDLESS, sample("us-cigarettes.csv"));
        assertThat(stopped.statusCode()).as(stopped.asString()).isEqualTo(422);
        assertThat(stopped.asString()).contains("it was stopped after 3 s", "fewer draws");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> analysed("method=did&" + OF_SMALL, SMALL).statusCode() == 200);
    }
}
