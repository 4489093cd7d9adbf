package org.hengce.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.given.GivenServers;
import org.hengce.launcher.given.InboundSources;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.stack.Layout;
import org.hengce.launcher.terminal.UsageError;

/** What the environment says: where we are, where data lie, which port, who sends observations by Kafka, which servers exist. */
record Settings(Layout layout, Home home, int httpPort, List<String> inboundSources, GivenServers given) {
    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65535;

    static Settings of(Path root, Map<String, String> environment) {
        String home = environment.getOrDefault("HENGCE_HOME", "");
        return new Settings(
                new Layout(root),
                new Home(home.isBlank() ? root.resolve(".hengce") : Path.of(home)),
                port(environment.getOrDefault("HENGCE_HTTP_PORT", "")),
                InboundSources.of(environment.getOrDefault("HENGCE_INBOUND_SOURCES", "")),
                GivenServers.of(environment));
    }

    private static int port(String text) {
        if (text.isBlank()) return DEFAULT_PORT;
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port <= HIGHEST_PORT) return port;
        } catch (NumberFormatException e) {
            // said below, together with numbers out of range
        }
        throw new UsageError(
                "HENGCE_HTTP_PORT is '%s', which is no port.".formatted(text),
                "HENGCE_HTTP_PORT=8081 ./hengce up   (a number from 1 to %d)".formatted(HIGHEST_PORT));
    }
}
