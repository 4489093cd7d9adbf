package org.hengce.acceptance.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hengce.acceptance.Api;
import org.hengce.acceptance.RunningStack;
import org.hengce.acceptance.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tester that is not ours makes requests from the public document, right and wrong ones, and looks at every answer. */
@Order(6)
@ExtendWith(RunningStack.class)
class SchemathesisIT {
    private static final String VERSION = "4.32.5";
    /** Requests of each kind for each operation; with all their kinds some minutes. */
    private static final String USUAL = "8";

    private static final String THOROUGH = "50";
    private static final boolean THOROUGHLY = "true".equals(System.getenv("HENGCE_TEST_ALL"));
    private static final String PASSWORD = "nine baskets under a pear tree";

    @Test
    void schemathesisFindsNothing(Stack stack, Api admin) throws IOException {
        Tool.require("python3", "for Schemathesis");
        Path venv = Path.of("target/schemathesis").toAbsolutePath();
        Path program = venv.resolve("bin/schemathesis");
        if (!Files.exists(program)) {
            Tool.done(Path.of("."), Map.of(), 2, "python3", "-m", "venv", venv.toString());
            Tool.done(
                    Path.of("."),
                    Map.of(),
                    5,
                    venv.resolve("bin/pip").toString(),
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "schemathesis==" + VERSION);
        }
        // An administrator of its own: whom it tries to sign in and to change is not who the other tests are.
        ObjectNode user = Api.JSON.createObjectNode().put("password", PASSWORD);
        user.putArray("roles").add("admin");
        user.putArray("regions");
        assertThat(admin.put("/api/v1/users/schemathesis", user).status()).isEqualTo(201);
        Tool.Outcome outcome = Tool.run(
                venv,
                Map.of(
                        "HENGCE_TOKEN",
                        Api.signedIn(stack, "schemathesis", PASSWORD).token(),
                        "PYTHONPATH",
                        Path.of("src/test/resources/openapi").toAbsolutePath().toString(),
                        "SCHEMATHESIS_HOOKS",
                        "bodies"),
                10,
                program.toString(),
                "--config-file",
                Path.of("src/test/resources/openapi/schemathesis.toml")
                        .toAbsolutePath()
                        .toString(),
                "run",
                stack.url() + "/openapi.json",
                "--max-examples",
                THOROUGHLY ? THOROUGH : USUAL,
                "--phases",
                // Every boundary of every parameter takes minutes; the walker tries wrong ones in each run.
                THOROUGHLY ? "examples,coverage,fuzzing,stateful" : "examples,fuzzing,stateful");
        Files.writeString(Path.of("target/schemathesis.txt"), outcome.output());
        assertThat(outcome.exit()).as(outcome.output()).isZero();
    }
}
