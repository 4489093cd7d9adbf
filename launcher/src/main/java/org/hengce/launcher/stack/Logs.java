package org.hengce.launcher.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.terminal.Terminal;

/** Follows the logs until Ctrl-C. */
public final class Logs {
    /** How much of what is already there is shown first. */
    private static final int TAIL_BYTES = 2_000;

    private final Home home;
    private final Terminal terminal;
    private final Map<String, Long> read = new HashMap<>();

    public Logs(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    public void follow(List<String> names) throws IOException, InterruptedException {
        int width = names.size() == 1
                ? 0
                : names.stream().mapToInt(String::length).max().orElse(0);
        while (true) {
            for (String name : names) show(name, width);
            Thread.sleep(250);
        }
    }

    /** What was written since the last call, whole lines only; a log that became shorter was begun anew. */
    void show(String name, int width) throws IOException {
        Path log = home.log(name);
        if (!Files.exists(log)) return;
        long size = Files.size(log);
        boolean first = !read.containsKey(name);
        long from = first ? Math.max(0, size - TAIL_BYTES) : read.getOrDefault(name, 0L);
        if (from > size) from = 0;
        byte[] bytes = read(log, from, size);
        int end = lastLineEnd(bytes);
        int start = first && from > 0 ? firstLineEnd(bytes) : 0;
        read.put(name, from + end);
        if (start >= end) return;
        String prefix = width == 0 ? "" : name + " ".repeat(width - name.length()) + " │ ";
        new String(bytes, start, end - start, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> terminal.line(prefix + line));
    }

    private static byte[] read(Path log, long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) Math.min(to - from, 1 << 20)];
            file.readFully(bytes);
            return bytes;
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) if (bytes[i - 1] == '\n') return i;
        return 0;
    }

    private static int firstLineEnd(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) if (bytes[i] == '\n') return i + 1;
        return bytes.length;
    }
}
