package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.launcher.client.Api;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.page.EvaluationPage;
import org.hengce.presentation.page.PageInput;
import org.hengce.presentation.words.EvaluationWords;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/** Writes an evaluation as a page that can be opened without a server. */
final class DemoPage {
    private final Sample sample;
    private final Api api;
    private final Path out;

    DemoPage(Sample sample, Api api, Path out) {
        this.sample = sample;
        this.api = api;
        this.out = out;
    }

    Path write(DemoCase of, String name, EvaluationDocument evaluation, @Nullable EvaluationDocument previous)
            throws IOException {
        String html = EvaluationPage.html(new PageInput(
                Language.of(Locale.getDefault()),
                text(sample.policy(of).path("title")),
                of.firstTreated(),
                Map.of(of.indicator(), indicator(of)),
                sample.states(),
                evaluation,
                previous,
                api.server() + "/api/v1/evaluations/" + evaluation.id()));
        Files.createDirectories(out);
        return Files.writeString(out.resolve(name), html);
    }

    /** What a later evaluation changed, in the words of the page. */
    List<String> changes(DemoCase of, EvaluationDocument before, EvaluationDocument after) throws IOException {
        IndicatorFacts indicator = indicator(of);
        return new EvaluationWords(Language.EN, after).changedSince(before, code -> indicator);
    }

    private IndicatorFacts indicator(DemoCase of) throws IOException {
        JsonNode indicator = sample.indicator(of);
        return new IndicatorFacts(
                text(indicator.path("name")), indicator.path("decimals").asInt(), text(indicator.path("source")));
    }

    private static LocalizedText text(JsonNode node) throws IOException {
        return Api.JSON.treeToValue(node, LocalizedText.class);
    }
}
