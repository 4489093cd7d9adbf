package org.hengce.launcher.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.hengce.launcher.TestHome;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.stack.Reset;
import org.hengce.launcher.stack.Status;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.Test;

class KeptServersTest {
    private final TestHome.Output output = new TestHome.Output();

    private static GivenServers postgresAt(String hosts) {
        return GivenServers.of(Map.of("HENGCE_DATABASE_URL", "postgresql://root:secret@" + hosts));
    }

    @Test
    void aFolderGoesOnWithServersOfTheSameOwner() throws Exception {
        Home home = TestHome.fresh("kept");
        KeptServers.keep(home, postgresAt("one:5432"));
        KeptServers.keep(home, postgresAt("two:5432"));

        assertThat(KeptServers.of(home)).isEqualTo(new KeptServers("two:5432", ""));
        assertThatThrownBy(() -> KeptServers.keep(home, GivenServers.NONE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("HENGCE_DATABASE_URL is not set")
                .hasMessageContaining("two:5432");
    }

    @Test
    void aFolderWithServersOfItsOwnTakesNoOthers() throws Exception {
        Home home = TestHome.fresh("own");
        Files.createDirectories(home.postgres().resolve("data"));

        assertThatThrownBy(() -> KeptServers.keep(home, postgresAt("one:5432")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("of its own");
    }

    @Test
    void statusSaysOfAServerThatIsNotOursWhetherItIsThere() throws Exception {
        Home home = TestHome.fresh("status-given");
        try (ServerSocket there = new ServerSocket(0, 1, Ports.loopback())) {
            KeptServers.keep(
                    home,
                    GivenServers.of(Map.of(
                            "HENGCE_DATABASE_URL",
                            "postgresql://root:secret@127.0.0.1:" + there.getLocalPort(),
                            "HENGCE_KAFKA",
                            "127.0.0.1:" + Ports.free(1).get(0))));

            new Status(home, output.terminal()).show();
        }
        assertThat(output.text().lines().filter(line -> line.startsWith("postgres")))
                .singleElement()
                .asString()
                .contains("ready", "not ours");
        assertThat(output.text().lines().filter(line -> line.startsWith("kafka")))
                .singleElement()
                .asString()
                .contains("away", "not ours");
    }

    @Test
    void resetKeepsTheKeysOfDataThatLieElsewhere() throws Exception {
        Home home = TestHome.fresh("reset-given");
        KeptServers.keep(home, postgresAt("one:5432"));
        Files.writeString(home.adminPassword(), "secret");

        Reset.run(home, output.terminal());

        assertThat(home.adminPassword()).exists();
        assertThat(home.logs()).doesNotExist();
        assertThat(output.text()).contains("one:5432", "not ours to delete", "DROP DATABASE");
    }
}
