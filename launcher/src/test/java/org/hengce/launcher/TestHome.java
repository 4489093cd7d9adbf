package org.hengce.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.LauncherLog;
import org.hengce.launcher.stack.Down;
import org.hengce.launcher.terminal.Terminal;

/** Homes below {@code target}, whose processes end with the tests. */
public final class TestHome {
    private TestHome() {}

    /** Empty, made, and stopped when this JVM ends. */
    public static Home fresh(String name) {
        LauncherLog.quiet();
        try {
            Home home = new Home(
                    Files.createDirectories(Path.of("target/test-homes")).resolve(name));
            home.prepare();
            stop(home);
            home.clear();
            home.prepare();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(home)));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void stop(Home home) {
        try {
            new Down(home, Output.silent()).run();
        } catch (Exception e) {
            throw new IllegalStateException("the test's processes could not be stopped", e);
        }
    }

    /** The terminal of a test. */
    public static final class Output {
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

        public Terminal terminal() {
            java.io.PrintStream stream = new java.io.PrintStream(bytes, true, java.nio.charset.StandardCharsets.UTF_8);
            return new Terminal(stream, stream, false, false);
        }

        public String text() {
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        }

        static Terminal silent() {
            return new Output().terminal();
        }
    }
}
