package org.hengce.launcher.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.PrivateFiles;

/**
 * Starts processes that nobody has to watch and finds them again. Each bears the home in its command line, so that one whose
 * record was never written (the command was killed between the two) is still known as ours.
 */
public final class Processes {
    private static final long LOG_ROTATION_BYTES = 10L << 20;
    /** What this command was told of servers that exist; those it starts know them under rights of their own. */
    private static final List<String> OF_SERVERS = List.of("HENGCE_DATABASE_", "HENGCE_KAFKA");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;

    public Processes(Home home) {
        this.home = home;
    }

    /** The JVM arguments by which {@link #strays} knows a process of this home. */
    public List<String> marks(String name) {
        return List.of(homeMark(), "-Dhengce.part=" + name);
    }

    private String homeMark() {
        return "-Dhengce.home=" + home.folder();
    }

    /** In a session of its own where the system can, so that Ctrl-C and a closed terminal do not reach it. */
    public Running start(Launch launch) throws IOException {
        Path log = home.log(launch.name());
        rotate(log);
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        List<String> command = new ArrayList<>();
        onPath("setsid").ifPresent(command::add);
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.folder().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(Processes::tellsOfServers);
        builder.environment().putAll(launch.environment());
        Process process = builder.start();
        RunRecord record = new RunRecord(
                launch.name(),
                process.pid(),
                ProcessIdentity.of(process.pid()).orElse("ended"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                launch.port(),
                launch.managementPort(),
                launch.fingerprint());
        PrivateFiles.write(
                recordFile(launch.name()), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record));
        return new Running(process, record, log, logStart);
    }

    static boolean tellsOfServers(String variable) {
        return OF_SERVERS.stream().anyMatch(variable::startsWith);
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_ROTATION_BYTES)
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** What was started last under this name, alive or not. */
    public Optional<RunRecord> record(String name) {
        try {
            return Optional.of(JSON.readValue(Files.readString(recordFile(name)), RunRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) { // not ours, or of another version: the process, if any, is found as a stray
            return Optional.empty();
        }
    }

    public Optional<RunRecord> alive(String name) {
        return record(name).filter(RunRecord::alive);
    }

    public boolean current(RunRecord record, Launch launch) {
        return record.alive() && record.fingerprint().equals(launch.fingerprint());
    }

    public void forget(String name) throws IOException {
        Files.deleteIfExists(recordFile(name));
    }

    /** Processes of this home that no record knows. */
    public List<Stray> strays() throws IOException {
        List<Long> known =
                records().stream().filter(RunRecord::alive).map(RunRecord::pid).toList();
        String postgresData = home.postgres().resolve("data").toString();
        List<Stray> strays = new ArrayList<>();
        for (long pid : ProcessHandle.allProcesses().map(ProcessHandle::pid).toList()) {
            if (known.contains(pid) || pid == ProcessHandle.current().pid()) continue;
            List<String> line = ProcessIdentity.commandLine(pid);
            boolean postgres = line.contains(postgresData) && line.contains("-D");
            if (!postgres && !line.contains(homeMark())) continue;
            ProcessIdentity.of(pid).ifPresent(identity -> strays.add(new Stray(pid, identity, postgres)));
        }
        return strays;
    }

    private List<RunRecord> records() throws IOException {
        if (!Files.isDirectory(home.run())) return List.of();
        try (Stream<Path> files = Files.list(home.run())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .flatMap(name -> record(name.substring(0, name.length() - ".json".length())).stream())
                    .toList();
        }
    }

    private Path recordFile(String name) {
        return home.run().resolve(name + ".json");
    }

    public static boolean isAlive(long pid) {
        return ProcessIdentity.of(pid).isPresent();
    }

    /** Argument by argument; empty if it cannot be told. */
    public static List<String> commandLine(long pid) {
        return ProcessIdentity.commandLine(pid);
    }

    /** Where a program lies, if it is there at all. */
    public static Optional<String> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** A process of this home without a record. PostgreSQL's own quick stop is another signal than everybody's. */
    public record Stray(long pid, String identity, boolean postgres) {}
}
