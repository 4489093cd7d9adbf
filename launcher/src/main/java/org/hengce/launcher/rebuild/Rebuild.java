package org.hengce.launcher.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.hengce.launcher.client.Api;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Progress;
import org.hengce.launcher.terminal.Terminal;

/** Has the copies of evaluation-service made again, and watches until they are swapped. */
public final class Rebuild {
    private static final int LOOK_MILLIS = 500;

    private final Home home;
    private final Terminal terminal;

    public Rebuild(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** Needs a running whole. */
    public void run() throws IOException, InterruptedException {
        Api api = Api.ofRunning(home);
        JsonNode state = api.post("/api/v1/rebuilds", Map.of());
        try (Progress progress = new Progress(terminal)) {
            while (!hasEnded(state)) {
                progress.step("copies", read(state));
                Thread.sleep(LOOK_MILLIS);
                state = api.get("/api/v1/rebuilds/" + state.path("id").asText());
            }
        }
        if (state.path("state").asText().equals("CANCELLED"))
            throw new Failure(
                    "The copies were not made again; those from before still serve.",
                    "Somebody has cancelled it.",
                    "Begin it anew: ./hengce rebuild");
        terminal.line(String.format(
                Locale.ROOT,
                "The copies were made again from %,d records with %,d values.",
                state.path("records").asLong(),
                state.path("observations").asLong()));
        if (state.path("refused").asLong() > 0)
            terminal.line(String.format(
                    Locale.ROOT,
                    "%,d records can never be applied; they stand in the dead-letter topics.",
                    state.path("refused").asLong()));
    }

    private static boolean hasEnded(JsonNode state) {
        return state.hasNonNull("endedAt");
    }

    private static String read(JsonNode state) {
        String read = String.format(
                Locale.ROOT,
                "%,d of %,d records",
                state.path("records").asLong(),
                state.path("recordsInAll").asLong());
        return state.hasNonNull("failure")
                ? read + ", held up: " + state.path("failure").asText()
                : read;
    }
}
