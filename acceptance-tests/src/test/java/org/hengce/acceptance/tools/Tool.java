package org.hengce.acceptance.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs that a machine may not have: without them a test is skipped by name, and with {@code --strict} fails. */
public final class Tool {
    private Tool() {}

    /** What a program printed, and how it ended. */
    public record Outcome(int exit, String output) {}

    /** Skips the test where the program is not. */
    public static void require(String program, String why) {
        boolean there = isThere(program);
        if ("true".equals(System.getenv("HENGCE_TEST_STRICT"))) {
            assertThat(there).as("%s is needed %s; install it", program, why).isTrue();
        }
        assumeTrue(there, "%s is needed %s; install it".formatted(program, why));
    }

    public static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs it to its end. */
    public static Outcome run(Path folder, Map<String, String> environment, int minutes, String... command) {
        try {
            Path output = Files.createTempFile(Path.of("target"), "tool", ".out");
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command[0] + " did not end:\n" + Files.readString(output));
            }
            Outcome outcome = new Outcome(process.exitValue(), Files.readString(output));
            Files.delete(output);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #run}, and must end well. */
    public static String done(Path folder, Map<String, String> environment, int minutes, String... command) {
        Outcome outcome = run(folder, environment, minutes, command);
        assertThat(outcome.exit())
                .as("%s\n%s", String.join(" ", command), outcome.output())
                .isZero();
        return outcome.output();
    }
}
