package org.hengce.launcher.stack;

import java.util.ArrayList;
import java.util.List;
import org.hengce.launcher.given.KeptServers;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.HomeLock;
import org.hengce.launcher.terminal.Terminal;

/** Stops everything and deletes the local data. */
public final class Reset {
    private Reset() {}

    /** What lies on servers that are not ours stays there, and so do the passwords and keys that open it. */
    public static void run(Home home, Terminal terminal) throws Exception {
        HomeLock.during(home, "reset", terminal::line, () -> {
            KeptServers servers = KeptServers.of(home);
            new Down(home, terminal).stopAll();
            if (servers.postgres().isEmpty()) home.delete();
            else home.deleteAllButKeys();
            said(servers).forEach(terminal::line);
        });
    }

    private static List<String> said(KeptServers servers) {
        List<String> lines = new ArrayList<>();
        if (!servers.postgres().isEmpty()) {
            lines.add("The databases %s at %s are not ours to delete and stay,"
                    .formatted(String.join(", ", Service.databases()), servers.postgres()));
            lines.add("with the passwords and keys for them here. To begin anew: DROP DATABASE …; DROP ROLE …");
        }
        if (!servers.kafka().isEmpty())
            lines.add("The topics hengce.* at %s are not ours to delete and stay.".formatted(servers.kafka()));
        if (servers.postgres().isEmpty() != servers.kafka().isEmpty())
            lines.add("What stays does not fit empty data beside it: delete it, too, before the next ./hengce up");
        return lines;
    }
}
