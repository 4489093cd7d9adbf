package org.hengce.launcher.stack;

import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.HomeLock;
import org.hengce.launcher.terminal.Terminal;

/** Stops everything and deletes the local data. */
public final class Reset {
    private Reset() {}

    public static void run(Home home, Terminal terminal) throws Exception {
        HomeLock.during(home, "reset", terminal::line, () -> {
            new Down(home, terminal).stopAll();
            home.delete();
        });
    }
}
