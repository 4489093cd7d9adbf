package org.hengce.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.RawConnection;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CrossOriginTest.OneOrigin.class)
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class CrossOriginTest {
    private static final String OURS = "https://console.example";

    public static final class OneOrigin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("hengce.http.cors.origins", OURS, "hengce.http.cors.credentials", "true");
        }
    }

    @Test
    void aBrowsersQuestionIsAnsweredWithoutAToken() {
        given().header("Origin", OURS)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "if-match,authorization")
                .options("/api/v1/policies/X")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", OURS)
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"))
                .header("Access-Control-Max-Age", "3600")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void aPageThatMayCallMayReadTheAnswer() {
        People.as(People.admin())
                .header("Origin", OURS)
                .get("/api/v1/policies")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", OURS)
                .header("Vary", containsString("rigin"))
                .header("Access-Control-Expose-Headers", containsString("ETag"));
    }

    @Test
    void anotherSitesPageMayNot() {
        int asked = Neighbours.policy().asked();
        for (String origin : new String[] {"https://evil.example", "null", "https://console.example.evil", "x"}) {
            People.as(People.admin())
                    .header("Origin", origin)
                    .post("/api/v1/policies")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:hengce:problem:forbidden"))
                    .header("Access-Control-Allow-Origin", nullValue());
        }
        assertThat(Neighbours.policy().asked()).isEqualTo(asked);
    }

    @Test
    void ourOwnPagesAndOtherProgramsAreNotAskedForAnOrigin() {
        People.as(People.admin())
                .header("Origin", "http://" + RawConnection.authority())
                .post("/api/v1/policies")
                .then()
                .statusCode(200);
        People.as(People.admin()).post("/api/v1/policies").then().statusCode(200);
    }
}
