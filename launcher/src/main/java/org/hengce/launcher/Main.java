package org.hengce.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.launcher.analyze.Analyze;
import org.hengce.launcher.demo.Demo;
import org.hengce.launcher.home.LauncherLog;
import org.hengce.launcher.images.ImageOptions;
import org.hengce.launcher.images.Images;
import org.hengce.launcher.rebuild.Rebuild;
import org.hengce.launcher.rebuild.Republish;
import org.hengce.launcher.stack.Down;
import org.hengce.launcher.stack.Logs;
import org.hengce.launcher.stack.Reset;
import org.hengce.launcher.stack.Service;
import org.hengce.launcher.stack.Status;
import org.hengce.launcher.stack.Up;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.launcher.terminal.UsageError;
import org.hengce.launcher.testrun.TestOptions;
import org.hengce.launcher.testrun.TestRun;

/** Reads the command line and does what it says. Exit status 0 when done, 1 when it failed, 2 for wrong usage. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final Terminal terminal;
    private final Path root;
    private final Path here;
    private final Map<String, String> environment;

    Main(Terminal terminal, Path root, Map<String, String> environment) {
        this(terminal, root, Path.of(""), environment);
    }

    /** With another folder from which files are named. */
    Main(Terminal terminal, Path root, Path here, Map<String, String> environment) {
        this.terminal = terminal;
        this.root = root;
        this.here = here;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        LauncherLog.quiet();
        Path root = Path.of(System.getProperty("hengce.root", "."));
        // Not a return: threads of libraries must not keep a finished command alive.
        System.exit(new Main(Terminal.ofProcess(), root, System.getenv()).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            return dispatch(arguments);
        } catch (UsageError e) {
            terminal.error("hengce: " + e.text("./hengce help" + Command.known(arguments.get(0))));
            return WRONG_USAGE;
        } catch (Failure e) {
            terminal.error("hengce: " + e.text());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (IOException e) {
            terminal.error("hengce: "
                    + new Failure(
                                    "A file or connection failed.",
                                    e.toString(),
                                    "Check the disk and what it names, then try again.")
                            .text());
            return FAILED;
        } catch (OutOfMemoryError e) {
            terminal.error("hengce: "
                    + new Failure(
                                    "The memory is used up.",
                                    "%s; this process may take %d MiB."
                                            .formatted(e, Runtime.getRuntime().maxMemory() >> 20),
                                    "Ask for less (fewer draws, threads, columns or units), or give it more: JAVA_TOOL_OPTIONS=-Xmx4g.")
                            .text());
            return FAILED;
        } catch (Exception e) {
            terminal.error("hengce: this is an error in Hengce itself; please report it with these lines.");
            Arrays.stream(e.getStackTrace()).limit(12).forEach(frame -> terminal.error("  at " + frame));
            terminal.error("  " + e);
            return FAILED;
        }
    }

    private int dispatch(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || arguments.get(0).matches("-h|--help")) return help(List.of());
        Command command = Command.named(arguments.get(0));
        List<String> rest = arguments.subList(1, arguments.size());
        if (rest.contains("-h") || rest.contains("--help")) return help(List.of(command.word()));
        if (command.standsAlone()) refuse(command, rest);
        return switch (command) {
            case UP -> up();
            case DOWN -> down();
            case STATUS -> status();
            case LOGS -> logs(rest);
            case REBUILD -> rebuild();
            case REPUBLISH -> republish(rest);
            case RESET -> reset(rest);
            case HELP -> help(rest);
            case IMAGES -> images(rest);
            case TEST -> test(rest);
            case DEMO -> demo();
            case ANALYZE -> analyze(rest);
        };
    }

    private static void refuse(Command command, List<String> words) {
        if (words.isEmpty()) return;
        throw new UsageError("'%s' is not understood here.".formatted(words.get(0)), command.usage());
    }

    private int help(List<String> rest) {
        if (rest.size() > 1) refuse(Command.HELP, rest.subList(1, 2));
        List<String> lines =
                rest.isEmpty() ? Command.overview() : Command.named(rest.get(0)).help();
        lines.forEach(terminal::line);
        return 0;
    }

    private Settings settings() {
        return Settings.of(root, environment);
    }

    private int demo() throws Exception {
        Settings settings = settings();
        Optional<Elsewhere> elsewhere = Elsewhere.of(environment);
        if (elsewhere.isPresent()) {
            demo(elsewhere.get().url(), elsewhere.get().adminPassword(), settings);
            return 0;
        }
        up(settings).run();
        demo(
                "http://127.0.0.1:%d".formatted(settings.httpPort()),
                settings.home().adminPassword(),
                settings);
        terminal.line("      stop it with ./hengce down");
        return 0;
    }

    private void demo(String server, Path adminPassword, Settings settings) throws Exception {
        new Demo(server, adminPassword, settings.layout(), terminal).run();
    }

    private int republish(List<String> rest) throws Exception {
        if (rest.size() != 1 || !Republish.OWNERS.containsKey(rest.get(0)))
            throw new UsageError(
                    "Say whose: %s.".formatted(String.join(" or ", Republish.OWNERS.keySet())),
                    Command.REPUBLISH.usage());
        new Republish(settings().home(), terminal).run(rest.get(0));
        return 0;
    }

    private int rebuild() throws Exception {
        new Rebuild(settings().home(), terminal).run();
        return 0;
    }

    private int analyze(List<String> rest) throws IOException {
        new Analyze(terminal, here, environment, Command.ANALYZE.usage()).run(rest);
        return 0;
    }

    private int up() throws Exception {
        Settings settings = settings();
        long begun = System.nanoTime();
        boolean started = up(settings).run();
        if (started) terminal.line("Ready after %.1f s.".formatted((System.nanoTime() - begun) / 1e9));
        else terminal.line("It runs already.");
        String address = "http://127.0.0.1:%d".formatted(settings.httpPort());
        terminal.line("");
        terminal.line("  console   %s".formatted(address));
        terminal.line("  API       %s/api/v1".formatted(address));
        terminal.line("  sign in   user admin, password in %s"
                .formatted(shown(settings.home().adminPassword())));
        terminal.line("");
        terminal.line("Next: ./hengce demo   (or ./hengce status, ./hengce logs, ./hengce down)");
        return 0;
    }

    private Up up(Settings settings) {
        return new Up(
                settings.home(),
                settings.layout(),
                settings.httpPort(),
                settings.inboundSources(),
                settings.given(),
                terminal);
    }

    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    private int down() throws Exception {
        int stopped = new Down(settings().home(), terminal).run();
        terminal.line(stopped == 0 ? "Nothing was running." : "Stopped %d processes.".formatted(stopped));
        terminal.line("Next: ./hengce up   (the data are kept; ./hengce reset --yes deletes them)");
        return 0;
    }

    private int status() throws InterruptedException {
        new Status(settings().home(), terminal).show();
        return 0;
    }

    private int logs(List<String> rest) throws Exception {
        if (rest.size() > 1) refuse(Command.LOGS, rest.subList(1, 2));
        List<String> all = Service.processNames();
        if (rest.size() == 1 && !all.contains(rest.get(0)))
            throw new UsageError(
                    "There is no log of '%s'; there are: %s.".formatted(rest.get(0), String.join(", ", all)),
                    Command.LOGS.usage());
        // Ctrl-C is how one stops reading, not a failure.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(0)));
        new Logs(settings().home(), terminal).follow(rest.isEmpty() ? all : rest);
        return 0;
    }

    private int images(List<String> rest) throws Exception {
        ImageOptions options = ImageOptions.of(rest, Command.IMAGES.usage());
        new Images(settings().layout(), terminal).make(options);
        return 0;
    }

    private int test(List<String> rest) throws Exception {
        TestOptions options = TestOptions.of(rest, Command.TEST.usage());
        return new TestRun(settings().layout(), terminal).run(options) ? 0 : FAILED;
    }

    private int reset(List<String> rest) throws Exception {
        Settings settings = settings();
        if (!rest.equals(List.of("--yes"))) {
            refuse(
                    Command.RESET,
                    rest.stream().filter(word -> !word.equals("--yes")).toList());
            throw new UsageError(
                    "This deletes all data in %s for good; say so with --yes."
                            .formatted(settings.home().folder()),
                    Command.RESET.usage());
        }
        if (settings.home().exists()) {
            Reset.run(settings.home(), terminal);
            terminal.line(
                    "Deleted the data in %s.".formatted(shown(settings.home().folder())));
        } else {
            terminal.line(
                    "There are no data in %s.".formatted(shown(settings.home().folder())));
        }
        terminal.line("Next: ./hengce up");
        return 0;
    }
}
