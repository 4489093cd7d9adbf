package org.hengce.launcher.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.hengce.launcher.terminal.Failure;

/** Brings a service's database to the schema that its build carries, under the owner's role. */
public final class Migrations {
    private Migrations() {}

    /**
     * Brings a database to the newest schema that a service has.
     *
     * @param name of the database, for people
     * @param application the service's {@code quarkus-app}: its own scripts and the kit's lie in jars below it
     * @return how many scripts were run
     */
    public static int migrate(String name, OwnedDatabase database, Path application) throws IOException, SQLException {
        try (URLClassLoader scripts = new URLClassLoader(jars(application), Migrations.class.getClassLoader())) {
            MigrateResult result = Flyway.configure(scripts)
                    .dataSource(database.url(), database.owner(), database.password())
                    .locations("classpath:db/kit", "classpath:db/migration")
                    .placeholders(Map.of("serviceRole", database.service()))
                    // The kit's scripts are numbered below 1000, the service's from 1001 on: a newer one of the kit
                    // comes
                    // below what an older build has run already.
                    .outOfOrder(true)
                    .load()
                    .migrate();
            if (result.migrationsExecuted > 0) database.protectHistory();
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw new Failure(
                    "The database %s could not be migrated.".formatted(name),
                    String.valueOf(e.getMessage()),
                    "A released script must not change. If this is a development tree: ./hengce reset --yes, then ./hengce up.",
                    e);
        }
    }

    private static URL[] jars(Path application) throws IOException {
        List<Path> found = new ArrayList<>(jarsIn(application.resolve("app"), ""));
        found.addAll(jarsIn(application.resolve("lib/main"), "org.hengce."));
        return found.stream().map(Migrations::address).toArray(URL[]::new);
    }

    private static List<Path> jarsIn(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith(".jar"))
                    .toList();
        }
    }

    private static URL address(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
