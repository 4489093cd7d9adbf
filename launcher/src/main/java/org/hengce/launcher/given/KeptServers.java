package org.hengce.launcher.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.PrivateFiles;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.terminal.Failure;

/**
 * Whose servers a data folder is used with, in {@code servers.json}: what is stored on one of them means nothing with another.
 *
 * @param postgres {@code host:port}; empty for our own
 * @param kafka likewise
 */
public record KeptServers(String postgres, String kafka) {
    /** Both are our own. */
    private static final KeptServers OWN = new KeptServers("", "");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was used last; our own servers where nothing is written. */
    public static KeptServers of(Home home) {
        try {
            return Files.exists(file(home)) ? JSON.readValue(Files.readString(file(home)), KeptServers.class) : OWN;
        } catch (IOException e) {
            throw new Failure(
                    "%s cannot be read.".formatted(file(home)),
                    e.toString(),
                    "Restore it: {\"postgres\": \"HOST:PORT\", \"kafka\": \"\"}, empty for a server of our own.",
                    e);
        }
    }

    /**
     * Writes down whose servers are used from now on.
     *
     * @throws Failure if the data folder has been used with others
     */
    public static void keep(Home home, GivenServers given) throws IOException {
        KeptServers now = new KeptServers(
                given.postgres().map(PostgresAddress::hosts).orElse(""),
                given.kafka().map(KafkaAddress::bootstrapServers).orElse(""));
        boolean used = Files.exists(file(home)) || Files.exists(home.postgres().resolve("data"));
        if (used) {
            KeptServers before = of(home);
            requireSame("PostgreSQL", "HENGCE_DATABASE_URL", before.postgres(), now.postgres(), home);
            requireSame("Kafka", "HENGCE_KAFKA", before.kafka(), now.kafka(), home);
        }
        PrivateFiles.write(file(home), JSON.writeValueAsString(now));
    }

    /** Another address is fine, a server may move; another owner is not. */
    private static void requireSame(String what, String variable, String before, String now, Home home) {
        if (before.isEmpty() == now.isEmpty()) return;
        throw new Failure(
                now.isEmpty()
                        ? "%s is not set, but the data folder %s is used with %s at %s."
                                .formatted(variable, home.folder(), what, before)
                        : "%s is set, but the data folder %s has a %s of its own."
                                .formatted(variable, home.folder(), what),
                "With another server everything stored there would seem to be lost, and the rest would not fit it.",
                now.isEmpty()
                        ? "Set %s as before, or take another data folder: HENGCE_HOME=/some/folder ./hengce up"
                                .formatted(variable)
                        : "Take another data folder: HENGCE_HOME=/some/folder ./hengce up");
    }

    private static Path file(Home home) {
        return home.folder().resolve("servers.json");
    }
}
