package org.hengce.launcher.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.launcher.client.Api;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.terminal.Terminal;

/** Has a service publish all that it owns again, under a new epoch. */
public final class Republish {
    /** By the word for what they own, where they are asked. */
    public static final SortedMap<String, String> OWNERS =
            new TreeMap<>(Map.of("policies", "/api/v1/policy-epochs", "indicators", "/api/v1/indicator-epochs"));

    private final Home home;
    private final Terminal terminal;

    public Republish(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /**
     * Needs a running whole.
     *
     * @param what one of {@link #OWNERS}
     */
    public void run(String what) throws IOException, InterruptedException {
        JsonNode begun = Api.ofRunning(home).post(OWNERS.getOrDefault(what, ""), Map.of());
        terminal.line(String.format(
                Locale.ROOT,
                "Epoch %d has begun; %,d events are being sent.",
                begun.path("epoch").asInt(),
                begun.path("events").asLong()));
        terminal.line("Copies are made anew when they have come; until then evaluations wait: ./hengce status");
    }
}
