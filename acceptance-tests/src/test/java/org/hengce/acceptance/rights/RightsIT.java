package org.hengce.acceptance.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.RunningStack;
import org.hengce.acceptance.Stack;
import org.hengce.acceptance.rights.Rights.Limit;
import org.hengce.acceptance.rights.Rights.Right;
import org.hengce.acceptance.walk.Attempt;
import org.hengce.acceptance.walk.PublicApi;
import org.hengce.acceptance.walk.PublicApi.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every role at every operation, and users of the region concerned, of the one above it and of another at every limited one. */
@Order(5)
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
    private static final String PASSWORD = "seven lanterns on a slow boat";
    /** What the document's examples are about; it is part of {@link #ABOVE}. */
    private static final String REGION = "CN-GD";

    private static final String ABOVE = "CN";
    private static final String OTHER = "CN-YN";

    private final PublicApi api = PublicApi.read();
    private final Rights rights = Rights.read();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private Attempt attempt;

    @SuppressWarnings("NullAway.Init") // set before the first test
    RightsIT() {}

    @BeforeAll
    void people(Stack stack, Api admin) {
        attempt = new Attempt(api, stack.url(), admin.token());
        region(admin, ABOVE, null);
        region(admin, OTHER, ABOVE);
        region(admin, REGION, ABOVE);
        tokens.put("nobody", "");
        tokens.put("none", token(stack, admin, "rights-none", List.of(), List.of()));
        for (String role : Rights.ROLES) {
            tokens.put(role, token(stack, admin, "rights-" + role, List.of(role), List.of()));
        }
        for (String region : List.of(REGION, ABOVE, OTHER)) {
            // Without admin, whom region limits concern as well but who would hide which role it was.
            List<String> roles = List.of("viewer", "steward", "officer", "analyst");
            tokens.put(region, token(stack, admin, "rights-of-" + region, roles, List.of(region)));
        }
    }

    private static void region(Api admin, String code, @org.jspecify.annotations.Nullable String parent) {
        ObjectNode region = Api.JSON.createObjectNode().put("level", parent == null ? "NATIONAL" : "PROVINCIAL");
        region.putObject("name").put("en", code);
        region.put("parent", parent);
        Api.Answer present = admin.get("/api/v1/regions/" + code);
        Api.Answer put = present.status() == 200
                ? admin.send(
                        "PUT",
                        "/api/v1/regions/" + code,
                        region.toString(),
                        "application/json",
                        "If-Match",
                        present.header("ETag"))
                : admin.put("/api/v1/regions/" + code, region);
        assertThat(put.status()).as(put.raw().body()).isIn(200, 201);
    }

    private static String token(Stack stack, Api admin, String name, List<String> roles, List<String> regions) {
        ObjectNode user = Api.JSON.createObjectNode().put("password", PASSWORD);
        roles.forEach(user.putArray("roles")::add);
        regions.forEach(user.putArray("regions")::add);
        assertThat(admin.put("/api/v1/users/" + name, user).status()).isEqualTo(201);
        return Api.signedIn(stack, name, PASSWORD).token();
    }

    @TestFactory
    Stream<DynamicTest> everyRoleMayWhatTheTableSaysAndNothingElse() {
        return api.operations().stream().flatMap(operation -> {
            Right right = rights.of(operation.id());
            List<String> callers = new ArrayList<>(List.of("nobody", "none"));
            callers.addAll(Rights.ROLES);
            return callers.stream()
                    .map(caller -> DynamicTest.dynamicTest("%s at %s".formatted(caller, operation), () -> {
                        int status = attempt.status(operation, token(caller));
                        if (caller.equals("nobody") ? right.open() : right.allows(caller)) {
                            assertThat(status).isNotIn(401, 403).isLessThan(500);
                        } else {
                            assertThat(status).isEqualTo(caller.equals("nobody") ? 401 : 403);
                        }
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> whoIsLimitedToRegionsMayWriteThere() {
        assumeTrue(rights.regionsAreEnforced(), "the services do not limit by region yet (rights.yaml)");
        return api.operations().stream()
                .filter(operation -> limit(operation) != Limit.NONE)
                .flatMap(operation -> Stream.of(REGION, ABOVE, OTHER)
                        .map(region -> DynamicTest.dynamicTest("of %s at %s".formatted(region, operation), () -> {
                            int status = attempt.status(operation, token(region));
                            boolean inside = !region.equals(OTHER) && limit(operation) != Limit.UNSCOPED_ONLY;
                            if (inside || limit(operation) == Limit.FILE) {
                                assertThat(status).isNotIn(401, 403).isLessThan(500);
                            } else {
                                // What may not be seen is not there.
                                assertThat(status).isIn(403, 404);
                            }
                        })));
    }

    private Limit limit(Operation operation) {
        return rights.of(operation.id()).limit();
    }

    private String token(String caller) {
        return tokens.getOrDefault(caller, "");
    }
}
