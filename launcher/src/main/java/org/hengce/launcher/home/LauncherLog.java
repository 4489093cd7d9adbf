package org.hengce.launcher.home;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the libraries of this command have to say goes to a file, never between the lines that people read. */
public final class LauncherLog {
    private static final Logger ROOT = Logger.getLogger("");
    // Held here: the log manager keeps loggers weakly and would forget the level.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private LauncherLog() {}

    public static void quiet() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
    }

    public static void to(Home home) throws IOException {
        Handler file = new FileHandler(home.log("launcher").toString(), 1 << 20, 1, true);
        file.setFormatter(new SimpleFormatter());
        ROOT.addHandler(file);
        ROOT.setLevel(Level.INFO);
        KAFKA.setLevel(Level.WARNING);
    }
}
