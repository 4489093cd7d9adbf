package org.hengce.launcher.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.hengce.launcher.given.GivenServers;
import org.hengce.launcher.given.InboundSources;
import org.hengce.launcher.given.Variables;
import org.hengce.launcher.home.LauncherLog;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.kafka.Topics;
import org.hengce.launcher.postgres.Databases;
import org.hengce.launcher.postgres.Migrations;
import org.hengce.launcher.postgres.OwnedDatabase;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.stack.Service;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.launcher.terminal.UsageError;

/**
 * Brings the databases that the environment names to the newest schema, makes the topics if it names a Kafka, and ends. As an
 * administrator of a server it makes roles and all four databases; as the owner of one that is there ({@code HENGCE_MIGRATE})
 * it migrates that one. Exit status 0 when done, 1 when it failed, 2 for wrong settings.
 */
public final class Migrate {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String ONE = "HENGCE_MIGRATE";

    private final Variables environment;
    private final Path scripts;
    private final Patience patience;
    private final Terminal terminal;

    /**
     * Prepares a run.
     *
     * @param scripts a folder with one of each service's name, in it the jars that hold its scripts
     * @param wait how long servers that do not answer yet are waited for
     */
    Migrate(Map<String, String> environment, Path scripts, Duration wait, Terminal terminal) {
        this.environment = new Variables(environment);
        this.scripts = scripts;
        this.patience = new Patience(wait, terminal);
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        LauncherLog.quiet();
        Path scripts = Path.of(System.getProperty("hengce.scripts", "scripts"));
        // A server starts within a minute; whoever runs this tries again if it takes longer.
        System.exit(new Migrate(System.getenv(), scripts, Duration.ofMinutes(2), Terminal.ofProcess()).run());
    }

    int run() {
        try {
            if (environment.has(ONE)) one();
            else all();
            return 0;
        } catch (UsageError e) {
            terminal.error("migrations: %s%n  usage: %s".formatted(e.getMessage(), e.usage()));
            return WRONG_USAGE;
        } catch (Failure e) {
            terminal.error("migrations: " + e.text());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (IOException | SQLException | ExecutionException e) {
            terminal.error("migrations: "
                    + new Failure(
                                    "A server or file refused what is needed.",
                                    e.toString(),
                                    "Mend that, then run it again.")
                            .text());
            return FAILED;
        }
    }

    private void all() throws IOException, SQLException, InterruptedException, ExecutionException {
        GivenServers given = GivenServers.of(environment.all());
        if (given.postgres().isEmpty() && given.kafka().isEmpty())
            throw new UsageError(
                    "Neither HENGCE_DATABASE_URL nor HENGCE_KAFKA is set: there is nothing to do.",
                    "HENGCE_DATABASE_URL=postgresql://USER@HOST:5432/postgres HENGCE_DATABASE_PASSWORD_FILE=/a/file "
                            + "HENGCE_SECRETS=/a/folder");
        if (given.postgres().isPresent()) databases(given.postgres().get());
        if (given.kafka().isPresent()) topics(given.kafka().get(), given);
    }

    private void databases(PostgresAddress server) throws IOException, SQLException, InterruptedException {
        RolePasswords passwords = RolePasswords.of(environment);
        for (String name : Service.databases()) passwords.require(Databases.owner(name), Databases.service(name));
        patience.during("PostgreSQL at " + server.hosts(), server::requireFit);
        Databases databases = new Databases(server, passwords::of);
        databases.ensure(Service.databases());
        for (Service service : Service.values()) migrate(service, databases.owned(service.database()));
    }

    private void one() throws IOException, SQLException, InterruptedException {
        String name = environment.get(ONE);
        Service service = Arrays.stream(Service.values())
                .filter(known -> known.database().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "%s is '%s', which is no database of ours.".formatted(ONE, name),
                        "%s=%s".formatted(ONE, String.join("|", Service.databases()))));
        OwnedDatabase database = OwnedVariables.read(environment, name);
        patience.during(database.url(), database::requireOwned);
        database.grant();
        migrate(service, database);
    }

    private void migrate(Service service, OwnedDatabase database) throws IOException, SQLException {
        Path application = scripts.resolve(service.module());
        if (!Files.isDirectory(application))
            throw new Failure(
                    "The scripts of %s are missing.".formatted(service.module()),
                    "There is no folder %s.".formatted(application),
                    "The image was made from an incomplete build; make it again: ./hengce images");
        int run = Migrations.migrate(service.database(), database, application);
        terminal.line("%s: %d scripts run".formatted(service.database(), run));
    }

    private void topics(KafkaAddress cluster, GivenServers given)
            throws IOException, InterruptedException, ExecutionException {
        patience.during("Kafka at " + cluster.bootstrapServers(), () -> cluster.requireFit(given.users()));
        List<String> services =
                Arrays.stream(Service.values()).map(Service::module).toList();
        Map<String, String> passwords = UserPasswords.of(environment, services);
        boolean users = given.users() == Principals.Users.OWN && !passwords.isEmpty();
        boolean asksForRights = cluster.administer(admin -> {
            Topics.ensure(admin, inboundSources(), given.copies());
            return users && Principals.ensure(admin, cluster, passwords);
        });
        terminal.line("topics: as they should be");
        if (users)
            terminal.line(
                    asksForRights
                            ? "users of Kafka: %d with their rights, as they should be".formatted(passwords.size())
                            : Principals.UNASKED.formatted(cluster.bootstrapServers()));
        else terminal.line("users of Kafka: left alone; a service gets one where its password is in HENGCE_SECRETS");
    }

    private List<String> inboundSources() {
        return InboundSources.of(environment.get("HENGCE_INBOUND_SOURCES"));
    }
}
