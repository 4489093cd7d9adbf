package org.hengce.policy.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.hengce.contracts.LocalizedText;
import org.hengce.policy.WithPolicies;
import org.jspecify.annotations.Nullable;

/** Policies of each test belong to a strategy of its own, by which they are told from others'. */
abstract class WithFoundPolicies extends WithPolicies {
    static final String FACETS = "/api/v1/policy-facets";

    final String strategy = newCode();

    String with(@Nullable String zh, @Nullable String en, String... regions) {
        String code = newCode();
        ObjectNode policy = text(code, regions);
        policy.set("title", json.valueToTree(new LocalizedText(zh, en)));
        policy.put("strategy", strategy);
        officer().body(policy).post(PATH).then().statusCode(201);
        return code;
    }

    void change(String code, String field, Object value) {
        var read = officer().get(PATH + "/" + code).then().extract();
        ObjectNode policy = read.body().as(ObjectNode.class);
        policy.remove(List.of("status", "version", "plans", "selfAssessments", "pending", "contradicted"));
        policy.set(field, json.valueToTree(value));
        officer()
                .header("If-Match", read.header("ETag"))
                .body(policy)
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
    }

    RequestSpecification ours(RequestSpecification caller) {
        return caller.queryParam("strategy", strategy);
    }

    List<String> found(String... asked) {
        return found(as("viewer"), asked);
    }

    List<String> found(RequestSpecification caller, String... asked) {
        RequestSpecification request = ours(caller);
        for (int i = 0; i < asked.length; i += 2) {
            request.queryParam(asked[i], asked[i + 1]);
        }
        return request.get(PATH).then().statusCode(200).extract().path("items.code");
    }

    ValidatableResponse counts(String... asked) {
        RequestSpecification request = ours(as("viewer"));
        for (int i = 0; i < asked.length; i += 2) {
            request.queryParam(asked[i], asked[i + 1]);
        }
        return request.get(FACETS).then().statusCode(200);
    }
}
