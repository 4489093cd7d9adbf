package org.hengce.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs programs that a machine may not have. */
final class Program {
    private Program() {}

    /** How it ended, and what it printed. */
    record Outcome(int exit, String output, String errors) {}

    static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Without the program a test is skipped by name, and with {@code --strict} fails. */
    static void require(String program, String why) {
        require(isThere(program), "%s is needed %s; install it".formatted(program, why));
    }

    static void require(boolean there, String otherwise) {
        if ("true".equals(System.getenv("HENGCE_TEST_STRICT"))) {
            assertThat(there).as(otherwise).isTrue();
        }
        assumeTrue(there, otherwise);
    }

    static Outcome run(List<String> command) {
        try {
            Path errors = Files.createTempFile(Path.of("target"), "program", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Outcome outcome = new Outcome(process.waitFor(), output, Files.readString(errors));
            Files.delete(errors);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
