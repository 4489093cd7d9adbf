package org.hengce.launcher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.PrivateFiles;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.terminal.Failure;

/** The data folder: made whole or not at all, and handed over only when no server works on it. */
final class PostgresFolder {
    /** {@code initdb} writes it last of all. */
    private static final String MARK = "PG_VERSION";

    private final Home home;
    private final Secrets secrets;

    PostgresFolder(Home home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
    }

    Path data() {
        return home.postgres().resolve("data");
    }

    boolean isMade() {
        return Files.exists(data().resolve(MARK)) && Files.exists(data().resolve("global/pg_control"));
    }

    /** A folder left half made by an interrupted start is thrown away: it never held anything. */
    void make(Path binaries, boolean durable) throws IOException, InterruptedException {
        removeLeftovers();
        if (isMade()) return;
        Path making =
                home.postgres().resolve("making-" + ProcessHandle.current().pid());
        PrivateFiles.deleteTree(data());
        secrets.password(PostgresServer.SUPERUSER);
        List<String> command = new ArrayList<>(Root.prefix());
        command.addAll(List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                making.toString(),
                "--username=" + PostgresServer.SUPERUSER,
                "--pwfile=" + secrets.file(PostgresServer.SUPERUSER),
                "--auth=scram-sha-256",
                "--locale=C.UTF-8",
                "--encoding=UTF8",
                "--no-instructions"));
        if (!durable) command.add("--no-sync");
        run(command);
        Files.move(making, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = home.log("initdb");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() == 0) return;
        throw new Failure(
                "PostgreSQL's data folder could not be made (initdb ended with %d).".formatted(process.exitValue()),
                Files.readString(log, StandardCharsets.UTF_8),
                Root.advice("Mend that, then ./hengce up again."));
    }

    private void removeLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(home.postgres())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("making-") || name.startsWith("unpacking-")) PrivateFiles.deleteTree(file);
            }
        }
    }

    /**
     * A {@code postmaster.pid} whose number now belongs to another program, or to a killed server that nobody has reaped yet,
     * would keep the server from starting. One that really works on this folder has been ended before, as a process of ours
     * or as a stray. If the number is free the server itself clears the file up.
     */
    void clearForeignPid() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) return;
        List<String> lines = Files.readAllLines(file);
        long pid = lines.isEmpty() ? 0 : number(lines.get(0));
        boolean taken = pid > 0 && ProcessHandle.of(pid).isPresent();
        if (pid <= 0 || (taken && !Processes.commandLine(pid).contains(data().toString()))) Files.delete(file);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
