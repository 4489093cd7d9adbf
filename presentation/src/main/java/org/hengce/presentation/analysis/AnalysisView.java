package org.hengce.presentation.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.ComparisonsChart;
import org.hengce.presentation.chart.SensitivityChart;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.DesignParts.RobustInterval;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.DroppedUnit;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RegressionParts.Comparison;
import org.hengce.presentation.json.RegressionParts.Wild;
import org.hengce.presentation.json.Transform;
import org.hengce.presentation.number.EffectScale;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.words.EffectWords;
import org.hengce.presentation.words.IndicatorFacts;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** A result as facts and sentences in one language. */
public final class AnalysisView {
    private static final int NAMED_AT_MOST = 6;
    private static final int COMPARED = 3;
    private static final int OWN_TREND = 2;
    private static final int OWN_PAST = 1;
    private static final int MOST = 12;
    private static final Pattern OF_ENTRIES =
            Pattern.compile("^(path|diagnostics|eventStudy|placebos|interruptions)\\.|\\.parts\\.");

    private final Language language;
    private final Texts texts;
    private final Numerals numerals;
    private final AnalysisSubject subject;
    private final AnalysisDocument found;

    /** A view of this result. */
    public AnalysisView(Language language, AnalysisSubject subject, AnalysisDocument found) {
        this.language = language;
        this.subject = subject;
        this.found = found;
        texts = Texts.of(language);
        numerals = new Numerals(language);
    }

    /** Method and outcome. */
    public String title() {
        return texts.text(
                "analysis.title", "method", texts.label("method", found.method()), "outcome", subject.outcome());
    }

    /** What was found and how sure it is; for methods that find no effect, what they say. */
    public String finding() {
        if (found.own().regressions().comparisons() != null) {
            return decomposition(found.own().regressions().comparisons());
        }
        if (found.own().design().sensitivity() != null) {
            return sensitivity(found.own().design().sensitivity());
        }
        if (found.own().design().curve() != null) {
            return design();
        }
        return words().finding();
    }

    /** The result's numbers, and what they were made of. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (found.estimate() != null) {
            estimate(facts);
        }
        Double detectable = found.own().design().minimumDetectableEffect();
        if (found.own().design().curve() != null) {
            add(
                    facts,
                    "fact.detectable",
                    detectable == null || detectable.isNaN()
                            ? because("minimumDetectableEffect")
                            : number(detectable, detectable));
            share(facts, "fact.falsePositives", found.own().design().falsePositives());
        }
        if (found.pValue() != null) {
            add(facts, "fact.p", p(found.pValue()));
        }
        if (found.inference() != null) {
            add(facts, "fact.inference", texts.spaced(texts.label("inference", found.inference())));
        }
        Wild wild = found.own().regressions().wild();
        if (wild != null && wild.pValue() != null) {
            add(facts, "fact.wild", wild(wild, wild.pValue()));
        }
        people(facts);
        if (found.seed() != null) {
            add(facts, "fact.seed", Long.toString(found.seed()));
        }
        return facts;
    }

    /** Checks of what the result rests on: how each went, and what it says. */
    public List<Fact> checks() {
        return found.diagnostics().stream()
                .map(check -> new Fact(
                        texts.label("diagnostic", check.status()),
                        texts.text(
                                "check.says",
                                "check",
                                texts.label("check", check.name()),
                                "message",
                                check.message() == null ? "" : check.message().in(language))))
                .toList();
    }

    /** The heading of {@link #checks}. */
    public String checksTitle() {
        return texts.text("grid.diagnostics");
    }

    /** Why numbers are missing, each with its name; of entries of lists the tables show it. */
    public List<String> missing() {
        Map<String, List<String>> fieldsByReason = new LinkedHashMap<>();
        found.reasons().forEach((field, why) -> {
            if (!OF_ENTRIES.matcher(field).find()) {
                fieldsByReason
                        .computeIfAbsent(text(why), w -> new ArrayList<>())
                        .add(field);
            }
        });
        List<String> sentences = new ArrayList<>();
        fieldsByReason.forEach((why, fields) -> sentences.add(texts.text(
                "analysis.missing",
                "fields",
                String.join(language == Language.ZH ? "、" : ", ", fields),
                "reason",
                Texts.clause(why))));
        return sentences;
    }

    /** The result as an effect of which no goal says whether it is good: for words and charts of effects. */
    EffectDocument effect() {
        return new EffectDocument(
                subject.outcome(), null, null, null, null, subject.transform(), null, null, Verdict.CANNOT_TELL, found);
    }

    IndicatorFacts indicator() {
        return new IndicatorFacts(new LocalizedText(subject.outcome(), subject.outcome()), subject.decimals(), null);
    }

    /** How much the design can show: 1 to 3. */
    int evidence() {
        return switch (found.method()) {
            case "BEFORE_AFTER" -> OWN_PAST;
            case "INTERRUPTED_TIME_SERIES" -> OWN_TREND;
            default -> COMPARED;
        };
    }

    EffectWords words() {
        return new EffectWords(language, indicator(), effect(), evidence());
    }

    Texts texts() {
        return texts;
    }

    Numerals numerals() {
        return numerals;
    }

    AnalysisSubject subject() {
        return subject;
    }

    /** The result itself. */
    public AnalysisDocument document() {
        return found;
    }

    Language language() {
        return language;
    }

    /** To which decimal numbers in the unit of the estimate are written, as they were estimated. */
    Precision precision() {
        return Precision.of(
                found.estimate() == null ? 0 : found.estimate(),
                found.standardError(),
                found.interval(),
                subject.transform(),
                subject.decimals());
    }

    String number(double value, double size) {
        return numerals.number(value, Precision.ofError(Math.abs(size) / 10, MOST));
    }

    Cell cell(double value, double size) {
        return Cell.of(value, number(value, size));
    }

    /** The heading of estimates, which are in log points where the outcome is a logarithm. */
    String estimateHeading() {
        String heading = texts.text("column.estimate");
        return subject.transform() == Transform.LOG
                ? texts.text("column.inUnit", "column", heading, "unit", texts.text("unit.LOG"))
                : heading;
    }

    String p(double value) {
        Integer placebos = "PLACEBO_STUDENTISED".equals(found.inference())
                        && found.own().synthetic().placebos() != null
                ? Integer.valueOf(found.own().synthetic().placebos().size())
                : null;
        return numerals.pCell(value, placebos);
    }

    private void estimate(List<Fact> facts) {
        double estimate = found.estimate() == null ? 0 : found.estimate();
        EffectWords words = words();
        boolean plain = EffectScale.of(subject.transform()) == EffectScale.PLAIN;
        if (!plain && found.interval() != null) {
            add(facts, "fact.effect", words.amountWithin());
        }
        String unit = subject.transform() == Transform.LOG ? " " + texts.text("unit.LOG") : "";
        String within = found.interval() == null
                ? ""
                : texts.text(
                        "fact.within",
                        "level",
                        numerals.level(found.interval().level()),
                        "range",
                        numerals.range(found.interval(), precision()));
        add(facts, "fact.estimate", texts.spaced(numerals.number(estimate, precision()) + unit + within));
        if (found.standardError() != null) {
            double error = found.standardError();
            add(facts, "fact.error", numerals.number(error, Precision.ofError(error, MOST)));
        }
    }

    private String wild(Wild wild, double p) {
        return texts.text(
                wild.enumerated() ? "fact.wild.all" : "fact.wild.drawn",
                "p",
                p(p),
                "range",
                numerals.range(new IntervalDocument(0.5, wild.low(), wild.high()), precision()),
                "draws",
                numerals.number(wild.draws(), new Precision(0)));
    }

    private void people(List<Fact> facts) {
        List<String> treated = found.unitsUsed().treated();
        if (!treated.isEmpty()) {
            add(facts, "fact.treated", treated(treated));
        }
        List<String> controls = found.unitsUsed().controls();
        if (!controls.isEmpty()) {
            add(facts, "fact.compared", counted(controls));
        }
        Map<String, List<String>> dropped = new LinkedHashMap<>();
        for (DroppedUnit unit : found.unitsDropped()) {
            dropped.computeIfAbsent(unit.reason(), r -> new ArrayList<>()).add(unit.unit());
        }
        dropped.forEach((reason, units) -> add(
                facts,
                "fact.dropped",
                texts.text("fact.dropped.text", "units", counted(units), "reason", texts.label("dropped", reason))));
        if (!subject.periods().isEmpty()) {
            String start = subject.start();
            int before = subject.periods().indexOf(start);
            String first = subject.periods().get(0);
            String last = subject.periods().get(subject.periods().size() - 1);
            add(
                    facts,
                    "fact.periods",
                    before < 0
                            ? texts.text(
                                    "fact.periods.all",
                                    "from",
                                    first,
                                    "to",
                                    last,
                                    "count",
                                    Integer.toString(subject.periods().size()))
                            : texts.text(
                                    "fact.periods.text",
                                    "from",
                                    first,
                                    "to",
                                    last,
                                    "before",
                                    Integer.toString(before),
                                    "start",
                                    start,
                                    "after",
                                    Integer.toString(subject.periods().size() - before)));
        }
        String until = found.path().isEmpty() || found.estimate() == null ? "" : words().averagedUntil();
        if (!until.isEmpty()) {
            add(facts, "fact.averaged", texts.text("fact.averaged.text", "from", subject.start(), "to", until));
        }
    }

    private String treated(List<String> units) {
        long cohorts = subject.cohorts().values().stream()
                .filter(members -> members.stream().anyMatch(units::contains))
                .count();
        return cohorts > 1
                ? texts.text("fact.cohorts", "units", counted(units), "count", Long.toString(cohorts))
                : counted(units);
    }

    private String counted(List<String> units) {
        String names = String.join(
                language == Language.ZH ? "、" : ", ",
                units.stream().limit(NAMED_AT_MOST).toList());
        boolean all = units.size() <= NAMED_AT_MOST;
        return units.size() == 1
                ? names
                : texts.text(
                        all ? "fact.units" : "fact.units.more",
                        "count",
                        Integer.toString(units.size()),
                        "names",
                        names);
    }

    private String decomposition(List<Comparison> comparisons) {
        return texts.text("chart.comparisons", "share", numerals.percent(ComparisonsChart.forbidden(comparisons), 0))
                + texts.text("stop");
    }

    private String sensitivity(List<RobustInterval> intervals) {
        return SensitivityChart.title(language, intervals) + texts.text("stop");
    }

    private String design() {
        Double detectable = found.own().design().minimumDetectableEffect();
        return detectable == null || detectable.isNaN()
                ? texts.text("analysis.power.none", "reason", because("minimumDetectableEffect"))
                : texts.text("analysis.power", "effect", number(detectable, detectable), "outcome", subject.outcome());
    }

    private String because(String field) {
        ReasonDocument why = found.reasons().get(field);
        return why == null ? "–" : Texts.clause(text(why));
    }

    private String text(ReasonDocument why) {
        return texts.spaced(why.message().in(language));
    }

    private void share(List<Fact> facts, String name, @Nullable Double share) {
        if (share != null && !share.isNaN()) {
            add(facts, name, numerals.percent(share, 1));
        }
    }

    private void add(List<Fact> facts, String name, String value) {
        facts.add(new Fact(texts.text(name), value));
    }
}
