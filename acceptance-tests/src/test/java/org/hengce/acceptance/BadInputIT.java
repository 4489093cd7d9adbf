package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is wrong gets a problem document through the gateway, never a 500, and changes nothing. */
@Order(2)
@ExtendWith(RunningStack.class)
class BadInputIT {
    private static void isProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").textValue()).startsWith("urn:hengce:problem:");
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("detail").textValue()).isNotBlank();
        assertThat(problem.get("traceId").textValue()).isNotBlank();
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    private static void violates(Api.Answer answer, String field) {
        isProblem(answer, 422);
        assertThat(answer.json().get("violations").findValuesAsText("field")).contains(field);
    }

    private static ObjectNode observation(String indicator, String region, String period) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.putArray("observations")
                .addObject()
                .put("indicator", indicator)
                .put("region", region)
                .put("period", period)
                .put("value", 1.0);
        return body;
    }

    private static JsonNode known(Api api) {
        return api.get("/api/v1/observations?indicator=cigarette-sales&history=true&region=US-CA&limit=1000")
                .json();
    }

    @Test
    void observationsThatCannotBe(Api admin) throws IOException {
        JsonNode before = known(admin);
        violates(
                admin.post("/api/v1/observations", observation("cigarette-sales", "US-XX", "1988")),
                "observations[0].region");
        violates(
                admin.post("/api/v1/observations", observation("no-such", "US-CA", "1988")),
                "observations[0].indicator");
        violates(
                admin.post("/api/v1/observations", observation("cigarette-sales", "US-CA", "88")),
                "observations[0].period");
        isProblem(
                admin.post(
                        "/api/v1/observations",
                        Api.JSON.readTree(
                                "{\"observations\":[{\"indicator\":\"cigarette-sales\",\"region\":\"US-CA\",\"period\":\"1988\",\"value\":\"many\"}]}")),
                400);
        assertThat(known(admin)).isEqualTo(before);
    }

    @Test
    void policiesThatCannotBe(Api admin) {
        ObjectNode policy = (ObjectNode) admin.get("/api/v1/policies/CA-PROP99").json();
        policy.remove(List.of("status", "version", "plans", "selfAssessments", "pending", "contradicted"));
        isProblem(admin.post("/api/v1/policies", policy), 409);
        policy.put("code", "NO-COVERAGE").putArray("coverage");
        violates(admin.post("/api/v1/policies", policy), "coverage");
        isProblem(admin.get("/api/v1/policies/NO-COVERAGE"), 404);
    }

    @Test
    void filesThatAreNone(Api admin) {
        String columns = "?columns=indicator:=cigarette-sales,region:region,period:year,value:packs_per_capita";
        isProblem(admin.send("POST", "/api/v1/imports" + columns, "\u0000\u0001{not csv", "text/csv"), 422);
        isProblem(admin.send("POST", "/api/v1/imports" + columns, "<html></html>", "text/html"), 415);
    }

    @Test
    void callersWhoMayNot(Stack stack, Api admin) {
        Api nobody = Api.anonymous(stack);
        isProblem(nobody.get("/api/v1/policies"), 401);
        isProblem(nobody.correct("US-CA", "1988", 1), 401);
        isProblem(
                nobody.send("GET", "/api/v1/policies", null, "application/json", "Authorization", "Bearer x.y.z"), 401);

        ObjectNode viewer = Api.JSON.createObjectNode().put("password", "a-long-enough-password");
        viewer.putArray("roles").add("viewer");
        viewer.putArray("regions");
        assertThat(admin.put("/api/v1/users/reader", viewer).status()).isEqualTo(201);
        Api reader = Api.signedIn(stack, "reader", "a-long-enough-password");
        assertThat(reader.get("/api/v1/policies/CA-PROP99").status()).isEqualTo(200);
        JsonNode before = known(admin);
        isProblem(reader.correct("US-CA", "1988", 1), 403);
        isProblem(reader.put("/api/v1/users/reader", viewer), 403);
        assertThat(known(admin)).isEqualTo(before);
    }

    @Test
    void pathsThatLeadNowhere(Api admin) {
        isProblem(admin.get("/api/v1/nothing"), 404);
        isProblem(admin.get("/api/v1/policies/NO-SUCH"), 404);
        isProblem(admin.get("/api/v1/evaluations/NO-SUCH"), 404);
        isProblem(admin.send("PATCH", "/api/v1/policies/CA-PROP99", "{}", "application/json"), 405);
    }
}
