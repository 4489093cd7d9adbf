package org.hengce.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path root = Path.of("");

    private final TestHome.Output output = new TestHome.Output();

    private int run(Map<String, String> environment, String... words) {
        return new Main(output.terminal(), root, environment).run(List.of(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "analyze",
                "bench",
                "backup",
                "up now",
                "up --force",
                "images --base",
                "images --tag a:b",
                "images policy-service",
                "down postgres",
                "status -v",
                "logs nothing-of-that-name",
                "logs kafka gateway",
                "rebuild policies",
                "republish",
                "republish regions",
                "republish policies indicators",
                "reset",
                "reset --no",
                "test --fast",
                "help up down",
                "help nonsense"
            })
    void wrongUsageIsExitStatus2WithTheUsageLine(String line) {
        assertThat(run(Map.of(), line.split(" ", -1))).isEqualTo(2);
        assertThat(output.text()).contains("usage: ./hengce");
    }

    @Test
    void helpNamesEveryCommandWithin100Columns() {
        assertThat(run(Map.of(), "help")).isZero();
        assertThat(output.text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(output.text())
                .contains("up ", "down", "status", "logs", "demo", "analyze FILE", "rebuild", "reset", "test");
    }

    @Test
    void helpOfOneCommandShowsItsOptions() {
        assertThat(run(Map.of(), "help", "test")).isZero();
        assertThat(run(Map.of(), "test", "--help")).isZero();
        assertThat(output.text()).contains("--strict", "--all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "65536", "80 80", "-1"})
    void aPortThatIsNoneIsWrongUsage(String port) {
        assertThat(run(Map.of("HENGCE_HTTP_PORT", port), "up")).isEqualTo(2);
        assertThat(output.text()).contains("HENGCE_HTTP_PORT", port);
    }

    @Test
    void statusOfNothingSaysHowToStart() {
        assertThat(run(Map.of(), "status")).isZero();
        assertThat(output.text()).contains("gateway", "stopped", "./hengce up");
        assertThat(output.text().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void downOfNothingIsDone() {
        assertThat(run(Map.of(), "down")).isZero();
        assertThat(output.text()).contains("Nothing was running");
    }

    @Test
    void upOnATreeThatIsNotBuiltNamesTheModules() {
        assertThat(run(Map.of("HENGCE_HTTP_PORT", "1"), "up")).isEqualTo(1);
        assertThat(output.text()).contains("Not built", "policy-service", "mvn -Pquick");
    }

    @Test
    void rebuildOrRepublishOfNothingThatRunsSaysHowToStart() {
        assertThat(run(Map.of(), "rebuild")).isEqualTo(1);
        assertThat(run(Map.of(), "republish", "policies")).isEqualTo(1);
        assertThat(output.text()).contains("does not run", "./hengce up");
    }

    @Test
    void resetDeletesTheHome() {
        new org.hengce.launcher.home.Home(root.resolve(".hengce")).prepare();

        assertThat(run(Map.of(), "reset", "--yes")).isZero();
        assertThat(root.resolve(".hengce")).doesNotExist();
    }

    @Test
    void memoryThatIsUsedUpIsSaidWithWhatToDo() {
        java.io.OutputStream none = new java.io.OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new java.io.PrintStream(none, true, StandardCharsets.UTF_8),
                new java.io.PrintStream(said, true, StandardCharsets.UTF_8),
                false,
                false);

        assertThat(new Main(terminal, root, Map.of()).run(List.of("help"))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("The memory is used up.", "Java heap space", "-Xmx");
    }
}
