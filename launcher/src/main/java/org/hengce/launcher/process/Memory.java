package org.hengce.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Resident memory of a process and its children. */
public final class Memory {
    private static final long KILOBYTE = 1024;

    private Memory() {}

    /** In bytes; shared pages are counted once where the system says so. Empty where it does not tell. */
    public static OptionalLong of(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .flatMapToLong(one -> own(one.pid()).stream())
                        .reduce(Long::sum))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong own(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        OptionalLong proportional = field(folder.resolve("smaps_rollup"), "Pss:");
        return proportional.isPresent() ? proportional : field(folder.resolve("status"), "VmRSS:");
    }

    private static OptionalLong field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
