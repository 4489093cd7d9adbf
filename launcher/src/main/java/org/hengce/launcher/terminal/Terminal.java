package org.hengce.launcher.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the command writes. UTF-8 whatever the locale, so that − and ± arrive as they are. */
public final class Terminal {
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean colours;
    private boolean lineOpen;

    public Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colours) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
        this.colours = colours;
    }

    /** The process's own streams; whether they are a terminal is known to the shell that started us. */
    public static Terminal ofProcess() {
        boolean interactive = Boolean.getBoolean("hengce.terminal");
        String noColor = System.getenv("NO_COLOR");
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                interactive,
                interactive && (noColor == null || noColor.isEmpty()));
    }

    public boolean interactive() {
        return interactive;
    }

    public synchronized void line(String text) {
        clear();
        out.println(text);
    }

    public synchronized void error(String text) {
        clear();
        err.println(text);
    }

    /** Replaces what the last call wrote; only on a terminal. */
    synchronized void replaceable(String text) {
        if (!interactive) return;
        String shown = text.length() < WIDTH ? text : text.substring(0, WIDTH - 2) + "…";
        out.print("\r" + shown + "\033[K");
        out.flush();
        lineOpen = true;
    }

    synchronized void clear() {
        if (!lineOpen) return;
        out.print("\r\033[K");
        out.flush();
        lineOpen = false;
    }

    public String strong(String text) {
        return colours ? "\033[1m" + text + "\033[0m" : text;
    }
}
