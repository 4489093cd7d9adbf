package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service is dead when the moment of a release comes. */
@Order(3)
@ExtendWith(RunningStack.class)
class ReleaseFaultsIT {
    private static final String SERIES = "fault-release";
    private static final String REGION = "FLT-R";
    private static final String PERIOD = "2001";
    private static final String VALUES =
            "/api/v1/observations?indicator=%s&region=%s&from=%s".formatted(SERIES, REGION, PERIOD);

    private static void register(Api admin) {
        ObjectNode region = Api.JSON.createObjectNode().put("level", "PROVINCIAL");
        region.putObject("name").put("en", REGION);
        assertThat(admin.put("/api/v1/regions/" + REGION, region).status()).isEqualTo(201);
        ObjectNode indicator = Api.JSON
                .createObjectNode()
                .put("dimension", "ECONOMY")
                .put("unitMeasure", "things")
                .put("frequency", "A")
                .put("direction", "NEUTRAL")
                .put("aggregation", "SUM")
                .put("decimals", 2);
        indicator.putObject("name").put("en", SERIES);
        assertThat(admin.put("/api/v1/indicators/" + SERIES, indicator).status())
                .isEqualTo(201);
    }

    @Test
    void aReleaseWhoseMomentPassedMeanwhileComesOutOnceWhenTheServiceIsBack(Stack stack, Api admin) {
        register(admin);
        Instant moment = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode body = Api.JSON.createObjectNode().put("releaseAt", moment.toString());
        body.putArray("observations")
                .addObject()
                .put("indicator", SERIES)
                .put("region", REGION)
                .put("period", PERIOD)
                .put("value", 77.25);
        Api.Answer sent = admin.post("/api/v1/observations", body);
        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
        stack.kill("indicator-service");
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(moment));
        Instant back = Instant.now();
        Stack.Outcome up = stack.run("up");
        assertThat(up.exit()).as(up.output()).isZero();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.get(VALUES).json().get("items").size() == 1);
        JsonNode history = admin.get(VALUES + "&history=true").json().get("items");
        assertThat(history).hasSize(1);
        assertThat(history.at("/0/value").doubleValue()).isEqualTo(77.25);
        assertThat(Instant.parse(history.at("/0/vintage").textValue())).isAfterOrEqualTo(back);
        String release = sent.json().at("/releases/0/id").textValue();
        assertThat(admin.get("/api/v1/releases/" + release).status()).isEqualTo(404);
    }
}
