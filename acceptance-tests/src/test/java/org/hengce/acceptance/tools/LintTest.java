package org.hengce.acceptance.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A linter that is not ours finds nothing in the public document. */
class LintTest {
    private static final String VERSION = "2.77.0";
    private static final Map<String, String> QUIET =
            Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");

    @Test
    void redoclyFindsNothingInThePublicDocument() throws IOException {
        Tool.require("npm", "to lint the OpenAPI document with Redocly");
        Path folder = Path.of("target/redocly").toAbsolutePath();
        Path program = folder.resolve("node_modules/.bin/redocly");
        if (!Files.exists(program)) {
            Files.createDirectories(folder);
            Tool.done(
                    folder,
                    QUIET,
                    5,
                    "npm",
                    "install",
                    "--no-package-lock",
                    "--no-audit",
                    "--no-fund",
                    "--prefix",
                    folder.toString(),
                    "@redocly/cli@" + VERSION);
        }
        Path config = Path.of("src/test/resources/openapi/redocly.yaml").toAbsolutePath();
        Path document =
                Path.of("../contracts/src/main/resources/openapi/hengce.yaml").toRealPath();
        Tool.Outcome lint = Tool.run(
                folder, QUIET, 2, program.toString(), "lint", "--config", config.toString(), document.toString());
        assertThat(lint.exit()).as(lint.output()).isZero();
    }
}
