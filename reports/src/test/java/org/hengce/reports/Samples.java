package org.hengce.reports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.EvaluationReport;
import org.hengce.presentation.report.PolicyFacts;
import org.hengce.presentation.report.PolicyFacts.Covered;
import org.hengce.presentation.report.PolicyFacts.Goal;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.RevisionSizes;

/** The demo's report, and one of every other kind. */
final class Samples {
    private Samples() {}

    /** One of every kind and form, by its name. */
    static Map<String, Report> all(Language language) {
        Map<String, Report> all = new TreeMap<>(OtherSamples.all(language));
        all.put("full", demo(language, Form.FULL));
        all.put("sheet", demo(language, Form.SHEET));
        return all;
    }

    static Report demo(Language language, Form form) {
        return EvaluationReport.of(input(language, Cigarettes.evaluation(), policy(Cigarettes.TITLE)), form);
    }

    static EvaluationInput input(Language language, EvaluationDocument evaluation, PolicyFacts policy) {
        return new EvaluationInput(
                language,
                policy,
                List.of(Map.of("US-CA", Cigarettes.START)),
                List.of(new RevisionSizes(897, 39, 12, 0.011, 0.034, 0.0003)),
                Map.of(Cigarettes.INDICATOR, Cigarettes.FACTS),
                Cigarettes.regions(),
                evaluation,
                null,
                "https://hengce.example/api/v1/evaluations/" + evaluation.id());
    }

    static PolicyFacts policy(LocalizedText title) {
        return new PolicyFacts(
                title,
                new LocalizedText("提高烟草税并资助控烟。", "Raises the tax on tobacco and pays for tobacco control."),
                "State of California",
                "Proposition 99",
                null,
                "PROVINCIAL",
                List.of("TAX", "SERVICE"),
                List.of(),
                "CHOSEN",
                "1988-11-08",
                List.of(new Covered("US-CA", "1989", null)),
                List.of(new Goal(Cigarettes.INDICATOR, null, null, -20.0, null, null, 4.0)));
    }
}
