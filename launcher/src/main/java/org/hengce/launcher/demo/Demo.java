package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.stack.Layout;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Progress;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.presentation.json.EvaluationDocument;

/** The main job on the bundled sample: register, import, and see what the services find by themselves. */
public final class Demo {
    private final Home home;
    private final Path out;
    private final Terminal terminal;
    private final Sample sample;
    private final Api api;
    private final Waiting waiting;

    public Demo(Home home, Layout layout, int httpPort, Terminal terminal) {
        this.home = home;
        this.out = layout.root().resolve("out");
        this.terminal = terminal;
        this.sample = new Sample(layout.samples());
        this.api = new Api("http://127.0.0.1:%d".formatted(httpPort));
        this.waiting = new Waiting(api);
    }

    /** Needs a running whole. Can be run again: what is there is used, and the file's own values are put back first. */
    public void run() throws IOException, InterruptedException {
        EvaluationDocument first;
        try (Progress progress = new Progress(terminal)) {
            first = evaluate(progress);
        }
        DemoPage page = new DemoPage(sample, api, out);
        terminal.line("");
        new Findings(first).lines().forEach(terminal::line);
        terminal.line("");
        terminal.line("Written: %s".formatted(page.write("CA-PROP99.html", first, null)));
        terminal.line("");

        EvaluationDocument second;
        try (Progress progress = new Progress(terminal)) {
            second = correct(progress);
        }
        terminal.line("");
        page.changes(first, second).forEach(terminal::line);
        terminal.line("Written: %s".formatted(page.write("CA-PROP99-corrected.html", second, first)));
        terminal.line("");
        terminal.line("Next: open %s in a browser, or read %s/api/v1/evaluations/%s"
                .formatted(out.resolve("CA-PROP99.html"), api.server(), second.id()));
        terminal.line("      sign in as admin with the password in %s; stop with ./hengce down"
                .formatted(home.adminPassword()));
    }

    private EvaluationDocument evaluate(Progress progress) throws IOException, InterruptedException {
        progress.step("sign in", "as admin");
        api.signIn("admin", adminPassword());
        Register register = new Register(api, sample);
        progress.step("regions", "registering");
        progress.step("regions", "%d registered".formatted(register.regions()));
        register.sector();
        register.indicator();
        progress.step("indicator", Sample.INDICATOR + " registered");
        register.policy();
        progress.step("policy", Sample.POLICY + " is in force");
        progress.step("import", "running");
        String location =
                api.upload("/api/v1/imports?columns=" + Sample.COLUMNS, "text/csv", Files.readAllBytes(sample.file()));
        JsonNode imported = waiting.forImport(location);
        progress.step(
                "import",
                "%d observations are new, %d were known"
                        .formatted(
                                imported.path("accepted").asLong(),
                                imported.path("unchanged").asLong()));
        progress.step("evaluation", "waiting for the one that follows");
        EvaluationDocument found = waiting.forEvaluationOf(vintage(imported));
        progress.step("evaluation", "completed");
        return found;
    }

    private EvaluationDocument correct(Progress progress) throws IOException, InterruptedException {
        progress.step("correction", "US-PA 1987: 100.6 → 110.6");
        JsonNode stored = api.post("/api/v1/observations", Map.of("observations", List.of(Sample.CORRECTION)));
        progress.step("evaluation", "waiting for the one that follows");
        EvaluationDocument found = waiting.forEvaluationOf(vintage(stored));
        progress.step("evaluation", "completed");
        return found;
    }

    private static Instant vintage(JsonNode answer) {
        return Instant.parse(answer.path("vintages").path(Sample.INDICATOR).asText());
    }

    private String adminPassword() throws IOException {
        if (!Files.exists(home.adminPassword()))
            throw new Failure(
                    "The password of admin is not there.",
                    "%s was removed; the gateway writes it only when it makes the user."
                            .formatted(home.adminPassword()),
                    "Put it back, or begin with empty data: ./hengce reset --yes, then ./hengce demo");
        return Files.readString(home.adminPassword()).strip();
    }
}
