package org.hengce.evaluation.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.page.EvaluationPage;
import org.hengce.presentation.page.PageInput;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bundle. Files are named by this class alone, in one order and with one date, so that the same bundle has the same
 * bytes and nothing that was sent to Hengce is ever part of a path.
 */
final class BundleZip {
    /** In the first year that the format knows; of its first instant the JDK writes the zone, too. */
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** As they lie beside this class. */
    static final List<String> SCRIPTS = List.of(
            "verify.R",
            "verify/reading.R",
            "verify/hash.R",
            "verify/series.R",
            "verify/differences.R",
            "verify/group-time.R",
            "verify/synthetic.R",
            "verify/effect.R",
            "verify/score.R");

    private final Bundle bundle;

    private BundleZip(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The whole file; about a tenth of the panels' CSV. */
    static byte[] of(Bundle bundle) {
        try {
            return new BundleZip(bundle).written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "README", resource("README"));
            add(zip, "result.json", text(bundle.result()));
            add(zip, "specification.json", text(SpecificationDocument.of(bundle).json()));
            add(zip, "panel.csv", out -> PanelFile.write(bundle.goals(), out));
            if (SectorFile.isNeeded(bundle.goals())) {
                add(zip, "sectors.csv", out -> SectorFile.write(bundle.goals(), out));
            }
            add(zip, "report.html", text(page(Language.EN)));
            add(zip, "report.zh-CN.html", text(page(Language.ZH)));
            for (String script : SCRIPTS) {
                add(zip, script, resource(script));
            }
        }
        return bytes.toByteArray();
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(DATE);
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Content resource(String name) {
        return out -> {
            try (InputStream in =
                    Objects.requireNonNull(BundleZip.class.getResourceAsStream(name), () -> "no resource " + name)) {
                in.transferTo(out);
            }
        };
    }

    private String page(Language language) {
        Map<String, IndicatorFacts> indicators = new HashMap<>();
        String treatedFrom = "";
        for (EvaluatedGoal goal : bundle.goals()) {
            IndicatorV1 indicator = goal.indicator();
            if (indicator != null) {
                indicators.put(
                        indicator.code(),
                        new IndicatorFacts(
                                Objects.requireNonNull(ofContract(indicator.name())),
                                indicator.decimals(),
                                ofContract(indicator.source())));
            }
            treatedFrom = treatedFrom.isEmpty() && goal.treatedFrom() != null ? goal.treatedFrom() : treatedFrom;
        }
        return EvaluationPage.html(new PageInput(
                language,
                Objects.requireNonNull(ofContract(bundle.policy().policy().title())),
                treatedFrom,
                indicators,
                bundle.regions(),
                bundle.evaluation(),
                null,
                null));
    }

    /** A text of the registers as the pages take it. */
    static @Nullable LocalizedText ofContract(org.hengce.contracts.@Nullable LocalizedText text) {
        return text == null ? null : new LocalizedText(text.zh(), text.en());
    }
}
