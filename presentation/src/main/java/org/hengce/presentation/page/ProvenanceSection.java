package org.hengce.presentation.page;

import java.util.regex.Pattern;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument.Provenance;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** What is needed to compute the same again. */
final class ProvenanceSection {
    /** A link of any other kind (javascript:, data:) is shown as text. */
    private static final Pattern LINK = Pattern.compile("(https?://|/(?!/)).*");

    private final PageInput input;
    private final Texts texts;

    ProvenanceSection(PageInput input) {
        this.input = input;
        texts = Texts.of(input.language());
    }

    void writeTo(Markup html) {
        html.open("section")
                .element("h2", texts.text("page.provenance"))
                .open("table")
                .open("tbody")
                .line();
        row(html, texts.text("provenance.id"), input.evaluation().id(), true);
        for (EffectDocument effect : input.evaluation().effects()) {
            String units = texts.text(
                    "provenance.units.text",
                    "treated",
                    Integer.toString(effect.unitsUsed().treated().size()),
                    "controls",
                    Integer.toString(effect.unitsUsed().controls().size()));
            row(html, texts.text("provenance.units"), units, false);
            Transform transform = effect.transform();
            if (transform != null) {
                row(html, texts.text("provenance.transform"), texts.label("transform", transform), false);
            }
        }
        Provenance provenance = input.evaluation().provenance();
        if (provenance != null) {
            provenance
                    .observationsAsOf()
                    .forEach((code, vintage) -> row(
                            html, texts.text("provenance.asOf", "indicator", name(code)), vintage.toString(), true));
            provenance
                    .panelSha256()
                    .forEach((code, hash) ->
                            row(html, texts.text("provenance.panel", "indicator", name(code)), hash, true));
            row(
                    html,
                    texts.text("provenance.seed"),
                    provenance.seed() == null ? "–" : provenance.seed().toString(),
                    true);
            row(html, texts.text("provenance.software"), provenance.software(), true);
        }
        html.close().close();
        link(html, input.link());
        html.close().line();
    }

    private void link(Markup html, @Nullable String link) {
        if (link == null) {
            return;
        }
        html.open("p");
        if (LINK.matcher(link).matches()) {
            html.element("a", texts.text("page.link"), "href", link, "rel", "noreferrer");
        } else {
            html.text(link);
        }
        html.close();
    }

    private void row(Markup html, String name, String value, boolean exact) {
        html.open("tr").element("th", name, "scope", "row").open("td");
        if (exact) {
            html.element("code", value);
        } else {
            html.text(value);
        }
        html.close().close().line();
    }

    private String name(String indicator) {
        String name = input.indicator(indicator).name().in(input.language());
        return name.isEmpty() ? indicator : name;
    }
}
