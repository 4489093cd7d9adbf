package org.hengce.launcher.testrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.stack.Layout;
import org.hengce.launcher.stack.TestServers;
import org.hengce.launcher.terminal.Terminal;

/** Runs Maven's tests beside one PostgreSQL and one Kafka, then says what they came to. */
public final class TestRun {
    private final Layout layout;
    private final Terminal terminal;

    public TestRun(Layout layout, Terminal terminal) {
        this.layout = layout;
        this.terminal = terminal;
    }

    /** Runs the tests; returns whether all is well. */
    public boolean run(TestOptions options) throws Exception {
        Instant begun = Instant.now();
        TestReports reports = new TestReports(layout.root());
        reports.delete();
        AtomicInteger maven = new AtomicInteger(1);
        new TestServers(new Home(layout.root().resolve("target/test-stack")), layout, terminal)
                .around(servers -> maven.set(runMaven(options, servers)));
        return report(options, new TestSummary(reports.read()), maven.get() == 0, begun);
    }

    private int runMaven(TestOptions options, Map<String, String> servers) throws IOException, InterruptedException {
        // Modules that do not depend on one that failed are tested all the same: a run tells as much as it can.
        // Two at once: tests wait more than they compute.
        List<String> command = new ArrayList<>(
                List.of("mvn", "-B", "-T2", options.all() ? "-Pchecks,fuzz" : "-Pchecks", "--fail-at-end", "verify"));
        command.addAll(options.forMaven());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(layout.root().toFile()).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.putAll(servers);
        environment.put("HENGCE_TEST_STRICT", Boolean.toString(options.strict()));
        environment.put("HENGCE_TEST_ALL", Boolean.toString(options.all()));
        Path shared = layout.root().resolveSibling("shared");
        if (Files.isDirectory(shared)) environment.put("HENGCE_SHARED", shared.toString());
        return builder.start().waitFor();
    }

    private boolean report(TestOptions options, TestSummary summary, boolean mavenWell, Instant begun) {
        terminal.line("");
        summary.lines().forEach(terminal::line);
        List<TestCase> missing = options.strict() ? summary.skippedSampleFigures() : List.of();
        if (!missing.isEmpty())
            terminal.line("Strict: %d tests of the sample reference figures were skipped; they can run everywhere."
                    .formatted(missing.size()));
        if (!mavenWell) terminal.line("Maven says that the build failed; its reasons are above.");
        terminal.line(
                "Took %d s.".formatted(Duration.between(begun, Instant.now()).toSeconds()));
        terminal.line(summary.lastLine());
        return mavenWell && missing.isEmpty();
    }
}
