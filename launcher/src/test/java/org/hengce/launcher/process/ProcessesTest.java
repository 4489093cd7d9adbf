package org.hengce.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.TestHome;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProcessesTest {
    private final Home home = TestHome.fresh("processes");
    private final Processes processes = new Processes(home);

    @AfterAll
    void stop() {
        TestHome.stop(home);
    }

    private static Launch shell(String name, String script) {
        return new Launch(name, List.of("sh", "-c", script), Map.of("GREETING", "hello"), 1, 0, "build-1");
    }

    @Test
    void aProcessIsFoundAgainByItsRecord() throws Exception {
        RunRecord started = processes.start(shell("sleeper", "sleep 60")).record();

        assertThat(new Processes(home).alive("sleeper")).contains(started);
        assertThat(Stopping.stop(started.pid(), started.identity(), Stopping.Signal.TERM, Duration.ofSeconds(5)))
                .isTrue();
        assertThat(processes.alive("sleeper")).isEmpty();
        assertThat(processes.record("sleeper")).contains(started);
    }

    @Test
    void aProcessThatOnlyHasTheSameNumberIsNeverTouched() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            RunRecord reused =
                    new RunRecord("reused", other.pid(), "of-an-earlier-boot:1", "2026-01-01T00:00:00Z", 1, 0, "");

            assertThat(reused.alive()).isFalse();
            Stopping.stop(reused.pid(), reused.identity(), Stopping.Signal.TERM, Duration.ofSeconds(1));

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HENGCE_DATABASE_URL, true",
        "HENGCE_DATABASE_USER, true",
        "HENGCE_KAFKA, true",
        "HENGCE_KAFKA_CA_FILE, true",
        "HENGCE_REEVALUATION_QUIET, false",
        "PATH, false"
    })
    void whatThisCommandKnowsOfServersIsNotHandedOn(String variable, boolean known) {
        assertThat(Processes.tellsOfServers(variable)).isEqualTo(known);
    }

    @Test
    void whoDoesNotListenIsKilled() throws Exception {
        Running deaf = processes.start(shell("deaf", "trap '' TERM; echo up; while :; do sleep 0.1; done"));
        deaf.await("deaf", Duration.ofSeconds(5), () -> deaf.lastLines().contains("up"));

        boolean polite = Stopping.stop(
                deaf.record().pid(), deaf.record().identity(), Stopping.Signal.TERM, Duration.ofMillis(300));

        assertThat(polite).isFalse();
        assertThat(deaf.record().alive()).isFalse();
    }

    @Test
    void oneThatDiesWhileStartingIsShownWithItsLastLines() throws Exception {
        processes.start(shell("dying", "echo from an earlier start")).process().waitFor();
        Running dying = processes.start(shell("dying", "echo $GREETING; echo cannot open the vault >&2; exit 3"));

        assertThatThrownBy(() -> dying.await("The vault", Duration.ofSeconds(5), () -> false))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure).hasMessageContaining("The vault ended while starting, with exit status 3");
                    assertThat(failure.why())
                            .contains("hello", "cannot open the vault")
                            .doesNotContain("earlier");
                    assertThat(failure.next()).contains(home.log("dying").toString());
                });
    }

    @Test
    void oneThatIsNeverReadyIsSaidToBeSo() throws Exception {
        Running slow = processes.start(shell("slow", "echo thinking; sleep 60"));

        assertThatThrownBy(() -> slow.await("The thinker", Duration.ofMillis(500), () -> {
                    throw new IOException("connection refused");
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure).hasMessageContaining("The thinker is not ready");
                    assertThat(failure.why()).contains("connection refused", "thinking");
                });
        Stopping.stop(slow.record().pid(), slow.record().identity(), Stopping.Signal.TERM, Duration.ofSeconds(5));
    }

    @Test
    void aProcessIsOutOfDateWhenItsEnvironmentOrItsBuildChanged() throws Exception {
        Launch launch = shell("dated", "sleep 60");
        RunRecord record = processes.start(launch).record();

        assertThat(processes.current(record, launch)).isTrue();
        assertThat(processes.current(record, new Launch("dated", launch.command(), Map.of(), 1, 0, "build-1")))
                .isFalse();
        assertThat(processes.current(
                        record, new Launch("dated", launch.command(), launch.environment(), 1, 0, "build-2")))
                .isFalse();
        Stopping.stop(record.pid(), record.identity(), Stopping.Signal.TERM, Duration.ofSeconds(5));
    }

    @Test
    void aProcessWhoseRecordWasNeverWrittenIsKnownByItsHome() throws Exception {
        List<String> command =
                List.of("sh", "-c", "sleep 60; :", processes.marks("lost").get(0));
        RunRecord lost =
                processes.start(new Launch("lost", command, Map.of(), 1, 0, "")).record();
        processes.forget("lost");

        // Between its birth and the start of its program a process has its parent's command line.
        await().untilAsserted(() ->
                assertThat(processes.strays()).extracting(Processes.Stray::pid).contains(lost.pid()));
        assertThat(new Processes(TestHome.fresh("neighbour")).strays()).isEmpty();
        TestHome.stop(home);
        assertThat(lost.alive()).isFalse();
    }

    @Test
    void aBrokenRecordCountsAsNone() throws Exception {
        Files.writeString(home.run().resolve("broken.json"), "{\"name\": \"bro");

        assertThat(processes.record("broken")).isEmpty();
        assertThat(processes.strays()).isEmpty();
    }

    @Test
    void freePortsDifferAndATakenOneHasAHolder() throws Exception {
        assertThat(Ports.free(5)).doesNotHaveDuplicates();
        try (ServerSocket taken = new ServerSocket(0, 1, Ports.loopback())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(Ports.freeLike(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
            assertThat(PortHolder.describe(taken.getLocalPort())).hasValueSatisfying(holder -> assertThat(holder)
                    .contains("process " + ProcessHandle.current().pid()));
        }
    }
}
