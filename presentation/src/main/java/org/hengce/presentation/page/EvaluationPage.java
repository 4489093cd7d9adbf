package org.hengce.presentation.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.words.Texts;

/**
 * An evaluation as one HTML file that needs nothing else: no script, no request, its own colours for light, dark and
 * paper. The sentence comes first, then the picture, then the table, and the mechanics behind a fold.
 */
public final class EvaluationPage {
    private EvaluationPage() {}

    /** The page; the same input gives the same characters. */
    public static String html(PageInput input) {
        Texts texts = Texts.of(input.language());
        String title = texts.spaced(input.title().in(input.language()));
        String style = Look.properties() + Look.stylesheet("page") + Look.stylesheet("chart");

        Markup html = new Markup().trusted("<!DOCTYPE html>\n");
        html.open("html", "lang", input.language().tag()).line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style))
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", title + " · " + texts.text("page.title")).line();
        html.open("style").trusted(style).close().line();
        html.close().line();
        html.open("body").line();
        new SummarySection(input).writeTo(html);
        html.open("main").line();
        for (int i = 0; i < input.evaluation().effects().size(); i++) {
            EffectDocument effect = input.evaluation().effects().get(i);
            new ResultSection(input, effect, "e" + i).writeTo(html);
        }
        new ProvenanceSection(input).writeTo(html);
        html.closeTo(0).line();
        return html.toString();
    }

    /** Lets nothing run or load; our stylesheet is named by its hash, so that no other style applies either. */
    private static String policy(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                    .formatted(Base64.getEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
