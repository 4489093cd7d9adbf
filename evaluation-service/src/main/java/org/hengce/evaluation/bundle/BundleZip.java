package org.hengce.evaluation.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.evaluation.report.ReportInputs;
import org.hengce.evaluation.run.EvaluatedGoal;
import org.hengce.evaluation.zip.ReproducibleZip;
import org.hengce.evaluation.zip.ReproducibleZip.Content;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.html.HtmlReport;

/**
 * Writes a bundle. Files are named by this class alone and in one order, so that the same bundle has the same bytes and nothing
 * that was sent to Hengce is ever part of a path.
 */
final class BundleZip {
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
        try (ReproducibleZip zip = new ReproducibleZip(bytes)) {
            zip.add("README", resource("README"));
            zip.add("result.json", text(bundle.result()));
            zip.add("specification.json", text(SpecificationDocument.of(bundle).json()));
            zip.add("panel.csv", out -> PanelFile.write(bundle.goals(), out));
            if (SectorFile.isNeeded(bundle.goals())) {
                zip.add("sectors.csv", out -> SectorFile.write(bundle.goals(), out));
            }
            zip.add("report.html", text(page(Language.EN)));
            zip.add("report.zh-CN.html", text(page(Language.ZH)));
            for (String script : SCRIPTS) {
                zip.add(script, resource(script));
            }
        }
        return bytes.toByteArray();
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
        Map<String, IndicatorV1> indicators = new HashMap<>();
        for (EvaluatedGoal goal : bundle.goals()) {
            IndicatorV1 indicator = goal.indicator();
            if (indicator != null) {
                indicators.put(indicator.code(), indicator);
            }
        }
        return HtmlReport.of(EvaluationReport.of(
                ReportInputs.of(
                        language,
                        bundle.evaluation(),
                        null,
                        bundle.policy().policy(),
                        indicators,
                        bundle.regions(),
                        null),
                Form.FULL));
    }
}
