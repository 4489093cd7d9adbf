package org.hengce.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.Program;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@QuarkusTest
@EnabledIf(value = "canRun", disabledReason = "needs curl")
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class DocumentedSignInTest {
    private static final Path PAGE = Path.of("../docs/how-to/sign-in-and-api-keys.md");
    private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    /** Every answer is printed, and one that is an error ends the script. */
    private static final String BEFORE = """
            set -eu
            curl() { command curl --fail-with-body --write-out ' [%{http_code}]\\n' "$@"; }
            """;

    static boolean canRun() {
        return Program.isNeededOrThere("curl");
    }

    @Test
    void theCommandsOfThePageWorkInTheirOrder() throws Exception {
        String commands = SHELL.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```sh\n".length(), block.length() - "```".length()))
                .collect(Collectors.joining());
        assertThat(commands).contains("X-Api-Key", "X-CSRF-Token", "DELETE");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", BEFORE + commands).redirectErrorStream(true);
        shell.environment()
                .put("HENGCE_HTTP_PORT", Integer.toString(People.gateway().getPort()));
        shell.environment()
                .put(
                        "HENGCE_HOME",
                        People.adminPasswordFile().resolveSibling("").toString());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("[200]", "[204]").doesNotContain("[4", "[5");
    }
}
