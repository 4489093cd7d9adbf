package org.hengce.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as this user may know. */
public final class PortHolder {
    private static final String LISTENING = "0A";
    // Columns of /proc/net/tcp, see proc_pid_net(5).
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    public static Optional<String> describe(int port) {
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/net", table))
                .filter(Files::isReadable)
                .flatMap(table -> inodes(table, port).stream())
                .flatMap(inode -> ownerOf(inode).stream())
                .findFirst()
                .map(PortHolder::describe);
    }

    private static List<String> inodes(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(row -> row[STATE].equals(LISTENING) && row[LOCAL].endsWith(suffix))
                    .map(row -> row[INODE])
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Long> ownerOf(String inode) {
        String link = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, link))
                .findFirst();
    }

    private static boolean holds(long pid, String link) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.anyMatch(file -> pointsTo(file, link));
        } catch (IOException e) { // somebody else's
            return false;
        }
    }

    private static boolean pointsTo(Path file, String link) {
        try {
            return Files.readSymbolicLink(file).toString().equals(link);
        } catch (IOException e) { // closed while we looked
            return false;
        }
    }

    private static String describe(long pid) {
        List<String> line = ProcessIdentity.commandLine(pid);
        Optional<String> home = line.stream()
                .filter(argument -> argument.startsWith("-Dhengce.home="))
                .map(argument -> argument.substring("-Dhengce.home=".length()))
                .findFirst();
        String program =
                line.isEmpty() ? "unknown" : Path.of(line.get(0)).getFileName().toString();
        return home.map(folder -> "process %d, the Hengce whose data folder is %s".formatted(pid, folder))
                .orElse("process %d (%s)".formatted(pid, program));
    }
}
