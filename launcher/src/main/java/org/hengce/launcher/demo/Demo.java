package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengce.launcher.client.Api;
import org.hengce.launcher.stack.Layout;
import org.hengce.launcher.terminal.Progress;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.presentation.json.EvaluationDocument;

/** The main job on the bundled samples: register, import, and see what the services find by themselves. */
public final class Demo {
    private final Path adminPassword;
    private final Path out;
    private final Terminal terminal;
    private final Sample sample;
    private final Api api;
    private final Waiting waiting;

    /**
     * Of one installation.
     *
     * @param server scheme, host and port
     * @param adminPassword file with the password of its first administrator
     */
    public Demo(String server, Path adminPassword, Layout layout, Terminal terminal) {
        this.adminPassword = adminPassword;
        this.out = layout.root().resolve("out");
        this.terminal = terminal;
        this.sample = new Sample(layout.samples());
        this.api = new Api(server);
        this.waiting = new Waiting(api);
    }

    /** Needs a running whole. Can be run again: what is there is used, and the files' own values are put back first. */
    public void run() throws IOException, InterruptedException {
        List<EvaluationDocument> found;
        try (Progress progress = new Progress(terminal)) {
            found = evaluate(progress);
        }
        DemoReports reports = new DemoReports(sample, api, out);
        terminal.line("");
        new Findings(found).lines().forEach(terminal::line);
        terminal.line("");
        for (int i = 0; i < found.size(); i++) {
            DemoCase of = DemoCase.ALL.get(i);
            written(reports.write(of.policy(), found.get(i)));
        }
        terminal.line("");

        DemoCase corrected = DemoCase.CIGARETTES;
        EvaluationDocument first = found.get(DemoCase.ALL.indexOf(corrected));
        EvaluationDocument second;
        try (Progress progress = new Progress(terminal)) {
            second = correct(progress);
        }
        terminal.line("");
        reports.changes(corrected, first, second).forEach(terminal::line);
        new Moved(api.moved(first.id(), second.id())).lines().forEach(terminal::line);
        written(reports.write(corrected.policy() + "-corrected", second));
        written(reports.writeMoved(corrected.policy() + "-moved", first, second));
        terminal.line("");
        terminal.line("Next: open the console at %s/policies/%s".formatted(api.server(), corrected.policy()));
        terminal.line("      sign in as admin with the password in %s".formatted(adminPassword));
    }

    /** The page by its name; beside it lies the same in the other formats. */
    private void written(List<Path> files) {
        String others = files.stream()
                .skip(1)
                .map(file -> file.getFileName().toString().replaceFirst(".*[.]", "."))
                .collect(Collectors.joining(", "));
        terminal.line("Written: %s, %s".formatted(files.get(0), others));
    }

    /** In the order of {@link DemoCase#ALL}. */
    private List<EvaluationDocument> evaluate(Progress progress) throws IOException, InterruptedException {
        progress.step("sign in", "as admin");
        api.signIn(adminPassword);
        Register register = new Register(api, sample);
        progress.step("regions", "registering");
        progress.step("regions", "%d registered".formatted(register.regions()));
        register.sector();
        List<Instant> vintages = new ArrayList<>();
        for (DemoCase of : DemoCase.ALL) {
            register.indicator(of);
            progress.step("indicator", of.indicator() + " registered");
            register.policy(of);
            progress.step("policy", of.policy() + " is in force");
            progress.step("import", of.file());
            String location = api.upload(
                    "/api/v1/imports?columns=" + of.importColumns(), "text/csv", Files.readAllBytes(sample.file(of)));
            JsonNode imported = waiting.forImport(location, of);
            progress.step(
                    "import",
                    "%d observations are new, %d were known"
                            .formatted(
                                    imported.path("accepted").asLong(),
                                    imported.path("unchanged").asLong()));
            vintages.add(vintage(imported, of));
        }
        List<EvaluationDocument> found = new ArrayList<>();
        for (int i = 0; i < vintages.size(); i++) {
            DemoCase of = DemoCase.ALL.get(i);
            progress.step("evaluation", "waiting for that of " + of.policy());
            found.add(waiting.forEvaluationOf(of, vintages.get(i)));
        }
        progress.step("evaluation", "%d completed".formatted(found.size()));
        return found;
    }

    private EvaluationDocument correct(Progress progress) throws IOException, InterruptedException {
        progress.step("correction", "US-PA 1987: 100.6 → 110.6");
        JsonNode stored = api.post("/api/v1/observations", Map.of("observations", List.of(DemoCase.CORRECTION)));
        progress.step("evaluation", "waiting for the one that follows");
        EvaluationDocument found = waiting.forEvaluationOf(DemoCase.CIGARETTES, vintage(stored, DemoCase.CIGARETTES));
        progress.step("evaluation", "completed");
        return found;
    }

    private static Instant vintage(JsonNode answer, DemoCase of) {
        return Instant.parse(answer.path("vintages").path(of.indicator()).asText());
    }
}
