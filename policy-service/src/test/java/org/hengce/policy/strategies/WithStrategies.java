package org.hengce.policy.strategies;

import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.hengce.policy.WithPolicies;

/** What the tests of strategies share. */
abstract class WithStrategies extends WithPolicies {
    static final String STRATEGIES = "/api/v1/strategies";

    ObjectNode strategy(String code) {
        return json.valueToTree(Map.of(
                "code", code,
                "title", Map.of("zh", "智能制造战略", "en", "Smart manufacturing"),
                "level", "NATIONAL",
                "announcedOn", "2015-05-08",
                "goals", List.of(Map.of("indicator", "robots", "weight", 1.0, "targetEffect", 5.0)),
                "keyAreas", List.of(Map.of("code", "MACHINES", "name", Map.of("zh", "机床"), "sectors", List.of("C34"))),
                "paths", List.of(Map.of("code", "PILOTS", "name", Map.of("zh", "试点"), "instruments", List.of("GRANT"))),
                "policies",
                        List.of(
                                Map.of("policy", "A-1", "weight", 0.4, "keyArea", "MACHINES", "path", "PILOTS"),
                                Map.of("policy", "A-2", "weight", 0.6)),
                "window", Map.of("from", "2010", "to", "2025")));
    }

    String made() {
        String code = newCode();
        officer()
                .body(strategy(code))
                .post(STRATEGIES)
                .then()
                .statusCode(201)
                .header("ETag", startsWith("\"1.")) // something is pending
                .header("Location", STRATEGIES + "/" + code);
        return code;
    }

    static void move(String code, String to, int status) {
        officer()
                .body(Map.of("to", to, "reason", "in a test"))
                .post(STRATEGIES + "/" + code + "/transitions")
                .then()
                .statusCode(status);
    }
}
