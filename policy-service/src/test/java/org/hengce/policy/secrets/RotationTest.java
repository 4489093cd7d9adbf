package org.hengce.policy.secrets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.awaitility.core.ThrowingRunnable;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Passwords change while the service runs, in the server and in the mounted file, as an operator changes them. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RotationTest {
    private static final String FIRST = "test-only";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(1);

    @TestHTTPResource(value = "/health/ready", management = true)
    String ready = ""; // replaced before each test

    @Inject
    AgroalDataSource pool;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void aNewPasswordOfTheDatabaseNeedsNoRestart() throws Exception {
        try {
            Surroundings.database().setPassword("another one");
            pool.flush(FlushMode.ALL); // as if the server had closed them
            await().atMost(SOON)
                    .untilAsserted(
                            () -> given().get(ready).then().statusCode(503).body(containsString("password")));
            Surroundings.database().secret().write("another one");
            await().atMost(SOON).untilAsserted(() -> {
                given().get(ready).then().statusCode(200);
                given().auth()
                        .oauth2(Tokens.of("policy-service", "test-viewer", "viewer"))
                        .get("/api/v1/policies")
                        .then()
                        .statusCode(200);
            });
        } finally {
            Surroundings.database().setPassword(FIRST);
            Surroundings.database().secret().write(FIRST);
        }
    }

    @Test
    void aNewPasswordForKafkaNeedsNoRestart() throws Exception {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, IDLE.toMillis());
        try (Admin client = Admin.create(settings)) {
            assertThat(topics(client)).isPositive();
            Surroundings.principal().setPassword("another one");
            eventually(() ->
                    assertThatThrownBy(() -> topics(client)).hasCauseInstanceOf(SaslAuthenticationException.class));
            Surroundings.principal().secret().write("another one");
            eventually(() -> assertThat(topics(client)).isPositive());
        } finally {
            Surroundings.principal().setPassword(FIRST);
            Surroundings.principal().secret().write(FIRST);
        }
    }

    /** Asks so seldom that a connection is closed in between: the same client has to sign in again. */
    private static void eventually(ThrowingRunnable asked) {
        await().atMost(SOON)
                .pollDelay(IDLE.multipliedBy(2))
                .pollInterval(IDLE.multipliedBy(2))
                .untilAsserted(asked);
    }

    private static int topics(Admin client) throws InterruptedException, ExecutionException, TimeoutException {
        return client.listTopics().names().get(20, TimeUnit.SECONDS).size();
    }
}
