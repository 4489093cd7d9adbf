package org.hengce.launcher;

import java.util.List;
import java.util.stream.Stream;
import org.hengce.launcher.analyze.AnalyzeHelp;
import org.hengce.launcher.terminal.UsageError;

/** What can be asked of {@code ./hengce}, and how. */
enum Command {
    UP("up", "builds what is missing, starts everything, waits until it is ready, and returns", """
            Starts PostgreSQL, Kafka, the services and the gateway, each as a process of its own on the loopback
            interface. Only what does not run yet is started. Data are kept in .hengce/."""),
    DOWN("down", "stops all of it", "Stops the gateway first, then the services, Kafka and PostgreSQL."),
    STATUS("status", "says what runs, where, and how it feels", """
            States: ready, degraded (serves, but something it needs is away or late), starting, dead (ended by
            itself: see ./hengce logs), stopped."""),
    LOGS("logs [service]", "follows the logs; Ctrl-C ends", """
            Without a name all logs are followed. Names: those of ./hengce status."""),
    DEMO("demo", "up, then three real policies on real data through the public API", """
            Registers California's Proposition 99, Britain's seat-belt law and the shall-carry laws of 29 states,
            imports what they are judged by, waits for the evaluations that follow by themselves, prints what they
            found and writes a page of each to out/. Then corrects one value and shows the new evaluation. Can be
            run again."""),
    ANALYZE("analyze FILE --method M …", "runs one method on a panel of your own, without any server", ""),
    REBUILD("rebuild", "makes the copies that evaluations use again, from the topics", """
            evaluation-service has copies of policies, indicators, regions and observations. This reads all events
            again into new ones, beside those that serve, shows how far it is, and swaps them. Everything goes on
            meanwhile. Ctrl-C ends the watching, not the work."""),
    REPUBLISH("republish policies|indicators", "publishes again all that a service owns", """
            After a restore of its database, or when Kafka has lost records: policies, or indicators with regions,
            sectors and observations, under a new epoch. Copies are then made anew of it by themselves; evaluations
            wait for that, and what does not differ is not evaluated again."""),
    RESET(
            "reset --yes",
            "deletes the local data",
            "Stops everything, then deletes what lies in .hengce/. There is no way back."),
    IMAGES(
            "images [--base IMAGE] [--registry PREFIX] [--tag TAG]",
            "makes the container images, with podman or docker",
            """
            Builds what is missing, then hengce/policy-service, hengce/indicator-service, hengce/evaluation-service,
            hengce/gateway and hengce/migrations.
            --base      an image with Java 17 (eclipse-temurin:17-jre)
            --registry  before each name (localhost/)
            --tag       the version in pom.xml by default"""),
    TEST("test [--strict] [--all] [-- MAVEN-ARGUMENT…]", "sets up what the tests need and runs them", """
            --strict   what cannot run here fails instead of being skipped by name
            --all      adds what takes long
            Arguments behind -- go to Maven, for instance: ./hengce test -- -pl launcher -am"""),
    HELP("help [command]", "shows this, or more about one command", "");

    private final String usage;
    private final String summary;
    private final String more;

    Command(String usage, String summary, String more) {
        this.usage = usage;
        this.summary = summary;
        this.more = more;
    }

    String word() {
        return usage.replaceFirst(" .*", "");
    }

    /** Whether no further word may follow. */
    boolean standsAlone() {
        return usage.equals(word());
    }

    String usage() {
        return "./hengce " + usage;
    }

    /** The word behind a space if there is such a command, else nothing. */
    static String known(String word) {
        return Stream.of(values()).anyMatch(command -> command.word().equals(word)) ? " " + word : "";
    }

    static Command named(String word) {
        return Stream.of(values())
                .filter(command -> command.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageError(
                        "There is no command '%s'.".formatted(word),
                        "./hengce "
                                + Stream.of(values())
                                        .map(Command::word)
                                        .toList()
                                        .toString()
                                        .replace("[", "")
                                        .replace("]", "")
                                        .replace(", ", " | ")));
    }

    List<String> help() {
        return Stream.concat(Stream.of(usage(), "", "It " + summary + "."), more().lines())
                .toList();
    }

    private String more() {
        return this == ANALYZE ? AnalyzeHelp.text() : more;
    }

    static List<String> overview() {
        Stream<String> commands = Stream.of(values()).map(c -> "  %-16s %s".formatted(c.shortUsage(), c.summary));
        return Stream.of(
                        Stream.of(
                                "Hengce 衡策 evaluates industrial policies, continuously and honestly.",
                                "",
                                "./hengce COMMAND"),
                        commands,
                        Stream.of(
                                "",
                                "  HENGCE_HTTP_PORT   port of the gateway (8080)",
                                "  HENGCE_HOME        data folder (.hengce)",
                                "  HENGCE_DATABASE_URL, HENGCE_KAFKA",
                                "                     servers that exist, instead of our own",
                                "",
                                "Exit status: 0 done, 1 failed, 2 wrong usage.",
                                "First step: ./hengce demo"))
                .flatMap(lines -> lines)
                .toList();
    }

    private String shortUsage() {
        return switch (this) {
            case ANALYZE -> "analyze FILE …";
            case REPUBLISH -> "republish …";
            case IMAGES -> "images …";
            case TEST -> word();
            default -> usage;
        };
    }
}
