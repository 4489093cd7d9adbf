package org.hengce.gateway.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class FirstAdminTest {
    @Inject
    FirstAdmin firstAdmin;

    @Inject
    Users users;

    @Inject
    Jdbi jdbi;

    @Test
    void theFirstStartWritesAPasswordThatOnlyTheOwnerCanRead() throws Exception {
        Path file = People.adminPasswordFile();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file).strip()).hasSizeGreaterThanOrEqualTo(24);
        People.signIn("admin", Files.readString(file).strip()).then().statusCode(200);
    }

    @Test
    void theHashIsArgon2idAndNoPassword() throws Exception {
        assertThat(users.find("admin").orElseThrow().passwordHash())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(Files.readString(People.adminPasswordFile()).strip());
    }

    @Test
    void anotherStartTouchesNeitherUserNorFile() throws Exception {
        User before = users.find("admin").orElseThrow();
        String password = Files.readString(People.adminPasswordFile());
        firstAdmin.make(new StartupEvent());
        assertThat(users.find("admin")).contains(before);
        assertThat(Files.readString(People.adminPasswordFile())).isEqualTo(password);
    }

    @Test
    void theFirstAdministratorIsInTheAudit() {
        assertThat(jdbi.<Integer, RuntimeException>withHandle(h -> h.createQuery(
                                "SELECT count(*) FROM audit WHERE actor = 'gateway' AND action = 'user.create' AND subject = 'admin'")
                        .mapTo(Integer.class)
                        .one()))
                .isEqualTo(1);
    }
}
