package org.hengce.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void passwordsAreMadeOnceAndForTheirOwnerOnly() throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.prepare();

        String password = new Secrets(home).password("somebody");

        assertThat(password).matches("[A-Za-z0-9_-]{32}");
        assertThat(new Secrets(home).password("somebody")).isEqualTo(password);
        assertThat(new Secrets(home).password("another")).isNotEqualTo(password);
        assertThat(mode(home.secrets().resolve("somebody"))).isEqualTo("rw-------");
        assertThat(mode(home.folder())).isEqualTo("rwx------");
    }

    @Test
    void theKeyPairIsMadeOnceAndItsPublicHalfKeepsTheSecretOut() throws Exception {
        Home home = new Home(folder);
        home.prepare();
        InternalKeys keys = new InternalKeys(home);
        keys.ensure();
        String before = Files.readString(keys.privateKey());

        keys.ensure();

        assertThat(Files.readString(keys.privateKey())).isEqualTo(before);
        assertThat(mode(keys.privateKey())).isEqualTo("rw-------");
        JsonNode secret = new ObjectMapper().readTree(before);
        JsonNode open =
                new ObjectMapper().readTree(Files.readString(keys.publicKeys())).at("/keys/0");
        assertThat(open.has("d")).isFalse();
        assertThat(open.path("kid").asText())
                .isNotBlank()
                .isEqualTo(secret.path("kid").asText());
        assertThat(open.path("alg").asText()).isEqualTo("ES256");
        for (String coordinate : new String[] {"x", "y", "d"})
            assertThat(Base64.getUrlDecoder().decode(secret.path(coordinate).asText()))
                    .hasSize(32);
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingStarts() {
        assertThatThrownBy(() -> new Home(folder).prepare(Long.MAX_VALUE))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure).hasMessageContaining("disk is full").hasMessageContaining(folder.toString());
                    assertThat(failure.next()).contains("HENGCE_HOME");
                });
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> new Home(file.resolve("home")).prepare())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aResetDeletesWhatIsOursAndNothingElse() throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        new Secrets(home).password("somebody");
        Path theirs = Files.writeString(home.folder().resolve("theirs.txt"), "keep");

        home.delete();

        assertThat(home.folder()).isDirectoryContaining(file -> file.equals(theirs));
        assertThat(home.secrets()).doesNotExist();
        Files.delete(theirs);
        home.delete();
        assertThat(home.folder()).doesNotExist();
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
