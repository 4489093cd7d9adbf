package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengce.launcher.client.Api;
import org.hengce.methods.score.Direction;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.words.EvaluationWords;
import org.hengce.presentation.words.IndicatorFacts;

/** Keeps reports as files that can be opened without a server. */
final class DemoReports {
    private static final List<String> FORMATS = List.of("html", "pdf", "xlsx", "md");

    private final Sample sample;
    private final Api api;
    private final Path out;

    DemoReports(Sample sample, Api api, Path out) {
        this.sample = sample;
        this.api = api;
        this.out = out;
    }

    /** The report of an evaluation in every format. */
    List<Path> write(String name, EvaluationDocument evaluation) throws IOException, InterruptedException {
        return download("/api/v1/evaluations/" + evaluation.id() + "/report", name);
    }

    /** What moved between two, in every format. */
    List<Path> writeMoved(String name, EvaluationDocument before, EvaluationDocument after)
            throws IOException, InterruptedException {
        return download("/api/v1/evaluations/%s/compare/%s/report".formatted(before.id(), after.id()), name);
    }

    private List<Path> download(String path, String name) throws IOException, InterruptedException {
        String language = Language.of(Locale.getDefault()).code();
        Files.createDirectories(out);
        List<Path> written = new ArrayList<>();
        for (String format : FORMATS) {
            byte[] file = api.download("%s.%s?lang=%s".formatted(path, format, language));
            written.add(Files.write(out.resolve(name + "." + format), file));
        }
        return written;
    }

    /** What a later evaluation changed, in the words of the report. */
    List<String> changes(DemoCase of, EvaluationDocument before, EvaluationDocument after) throws IOException {
        IndicatorFacts indicator = indicator(of);
        return new EvaluationWords(Language.EN, after).changedSince(before, code -> indicator);
    }

    private IndicatorFacts indicator(DemoCase of) throws IOException {
        JsonNode indicator = sample.indicator(of);
        return new IndicatorFacts(
                text(indicator.path("name")),
                indicator.path("decimals").asInt(),
                text(indicator.path("source")),
                Direction.valueOf(indicator.path("direction").asText()));
    }

    private static LocalizedText text(JsonNode node) throws IOException {
        return Api.JSON.treeToValue(node, LocalizedText.class);
    }
}
