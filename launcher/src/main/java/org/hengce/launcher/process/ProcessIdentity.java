package org.hengce.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What tells a process from a later one with the same number. */
final class ProcessIdentity {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    // Fields of /proc/PID/stat behind the command's name, see proc_pid_stat(5).
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    private ProcessIdentity() {}

    /**
     * Empty if no such process runs (one that has ended and only waits to be reaped does not). On Linux boot and start tick,
     * which do not move with the clock; elsewhere the start instant.
     */
    static Optional<String> of(long pid) {
        if (!Files.isReadable(BOOT))
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(process ->
                            process.info().startInstant().map(Instant::toString).orElse("unknown"));
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[STATE].equals("Z") || fields[STATE].equals("X")) return Optional.empty();
            return Optional.of(Files.readString(BOOT).strip() + ":" + fields[START_TICKS]);
        } catch (IOException e) { // it ended while we looked, or never was
            return Optional.empty();
        }
    }

    static boolean alive(long pid, String identity) {
        return of(pid).filter(identity::equals).isPresent();
    }

    /** Its command line, argument by argument; empty if that cannot be told. */
    static List<String> commandLine(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            if (Files.isReadable(file))
                return Arrays.asList(Files.readString(file).split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .map(line -> Arrays.asList(line.split(" ", -1)))
                .orElse(List.of());
    }
}
