package org.hengce.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bundler looks at no types: TypeScript's own compiler does, where npm is there. */
class TypesTest {
    /** Lit once more, with its declarations: the Maven artifact has none. */
    private static final List<String> PACKAGES = List.of("typescript@5.9.3", "lit@3.3.3");

    private static final Path FOLDER = Path.of("target/types").toAbsolutePath();

    @Test
    void theCompilerFindsNothingInStrictMode() throws IOException, InterruptedException {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
        if (Boolean.parseBoolean(System.getenv("HENGCE_TEST_STRICT"))) {
            assertThat(there)
                    .as("npm is needed to check the console's types; install it")
                    .isTrue();
        }
        assumeTrue(there, "npm is needed to check the console's types; install it");
        Path compiler = FOLDER.resolve("node_modules/.bin/tsc");
        if (!Files.exists(compiler)) {
            Files.createDirectories(FOLDER);
            String[] install = {
                "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", FOLDER.toString()
            };
            run(concat(install, PACKAGES));
        }
        run(compiler.toString(), "--project", Path.of("").toAbsolutePath().toString());
    }

    private static String[] concat(String[] words, List<String> more) {
        String[] all = Arrays.copyOf(words, words.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            all[words.length + i] = more.get(i);
        }
        return all;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s\n%s", String.join(" ", command), said)
                .isZero();
    }
}
