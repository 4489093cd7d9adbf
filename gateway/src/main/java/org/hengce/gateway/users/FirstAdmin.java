package org.hengce.gateway.users;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Roles;
import org.hengce.kit.schema.SchemaGate;

/** Makes the user {@code admin} at the first start, with a password that only the owner of a file can read. */
@ApplicationScoped
public class FirstAdmin {
    private static final String NAME = "admin";

    @Inject
    SchemaGate schema;

    @Inject
    Users users;

    @Inject
    Passwords passwords;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Where the password is written, if there is no user {@code admin} yet. */
    @Inject
    @ConfigProperty(name = "hengce.admin-password-file")
    Path file;

    /** Before the first request is taken: Quarkus opens its port after this. */
    @ActivateRequestContext
    void make(@Observes StartupEvent event) throws InterruptedException {
        schema.await();
        if (users.find(NAME).isPresent()) {
            return;
        }
        String password = passwords.random();
        String hash = passwords.hash(password);
        if (QuarkusTransaction.requiringNew().call(() -> make(password, hash))) {
            Log.infof("first administrator made user=%s passwordFile=%s", NAME, file);
        }
    }

    private boolean make(String password, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        User made = User.made(NAME, hash, List.of(Roles.ADMIN), List.of(), null, now);
        if (!users.insert(made)) {
            return false; // another replica was first and has written its password; or this user was removed, for
            // others
        }
        audit.record("gateway", "user.create", NAME, null, UserView.of(made));
        // Before the commit: a crash in between leaves a file without a user, which the next start replaces; the other
        // way
        // round there would be a user whose password nobody knows.
        keep(password);
        return true;
    }

    private void keep(String password) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent() == null ? target : target.getParent();
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(
                    folder,
                    ".admin-password",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer text = ByteBuffer.wrap((password + "\n").getBytes(StandardCharsets.UTF_8));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the first administrator's password could not be written to %s, so no administrator was made; set hengce.admin-password-file to a place that can be written"
                            .formatted(target),
                    e);
        }
    }
}
