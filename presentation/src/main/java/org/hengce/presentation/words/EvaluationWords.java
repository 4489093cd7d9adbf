package org.hengce.presentation.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.Evidence;
import org.hengce.presentation.json.IntervalDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;

/** What is said of an evaluation as a whole. */
public final class EvaluationWords {
    private final Texts texts;
    private final Numerals numerals;
    private final EvaluationDocument evaluation;

    /** Words for this evaluation. */
    public EvaluationWords(Language language, EvaluationDocument evaluation) {
        this.texts = Texts.of(language);
        this.numerals = new Numerals(language);
        this.evaluation = evaluation;
    }

    /** The rating as a word. */
    public String rating() {
        return texts.label("rating", evaluation.rating());
    }

    /** The score with its interval, or why there is none. */
    public String score() {
        ScoreDocument score = evaluation.score();
        if (score == null) {
            return texts.text("score.none", "reason", because("score"));
        }
        if (score.mean() == null) {
            return texts.text("score.point", "point", numerals.number(score.point(), new Precision(0)));
        }
        return texts.text(
                "score.known",
                "mean",
                numerals.number(score.mean(), precision(score)),
                "level",
                numerals.level(score.level()),
                "range",
                numerals.range(interval(score), precision(score)));
    }

    /** The score as a number with its interval, for a table. */
    public String scoreFigure() {
        ScoreDocument score = evaluation.score();
        if (score == null) {
            return "–";
        }
        return score.mean() == null
                ? numerals.number(score.point(), new Precision(0))
                : numerals.withInterval(score.mean(), interval(score), precision(score));
    }

    /** How sure a benefit is; empty where there is no probability. */
    public String probability() {
        ScoreDocument score = evaluation.score();
        Double share = score == null ? null : score.probabilityBeneficial();
        return share == null ? "" : texts.text("score.probability", "probability", numerals.percent(share, 0));
    }

    /** Which level of evidence, for the one line that has no room for more. */
    public String evidenceLevel() {
        Evidence evidence = evaluation.evidence();
        return evidence == null
                ? "–"
                : texts.spaced(texts.text("evidence.level", "level", Integer.toString(evidence.level())));
    }

    /** Which level of evidence, whether contested, and what the next level would need. */
    public List<String> evidence() {
        Evidence evidence = evaluation.evidence();
        if (evidence == null) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.spaced(texts.label("evidence", Integer.toString(evidence.level()))));
        if (evidence.contested()) {
            String failed = named(failed(evaluation));
            sentences.add(
                    failed.isEmpty()
                            ? texts.text("evidence.contested")
                            : texts.text("evidence.contested.by", "checks", failed));
        }
        LocalizedText next = evidence.next();
        if (next != null) {
            sentences.add(texts.text("evidence.next", "next", Texts.clause(next.in(texts.language()))));
        }
        return sentences;
    }

    /** What was found, in one sentence: of several effects, which indicators share a verdict. */
    public String inOneSentence(Function<String, IndicatorFacts> indicators) {
        List<EffectDocument> effects = evaluation.effects();
        if (effects.isEmpty()) {
            return texts.text(isWithheld(evaluation) ? "limit.restricted" : "status." + evaluation.status());
        }
        if (effects.size() == 1) {
            return effectWords(effects.get(0), indicators).finding();
        }
        List<String> clauses = new ArrayList<>();
        byVerdict(indicators).forEach((verdict, those) -> {
            String names = those.stream()
                    .map(effect -> name(effect.indicator(), indicators))
                    .collect(Collectors.joining(texts.text("list.and")));
            clauses.add(texts.text("report.of", "name", verdict, "sentence", names));
        });
        return texts.text("finding.several", "clauses", String.join(texts.text("list.clauses"), clauses));
    }

    /** The effects by their verdict in words, in the order in which each comes first. */
    public Map<String, List<EffectDocument>> byVerdict(Function<String, IndicatorFacts> indicators) {
        Map<String, List<EffectDocument>> effects = new LinkedHashMap<>();
        for (EffectDocument effect : evaluation.effects()) {
            effects.computeIfAbsent(effectWords(effect, indicators).shortVerdict(), v -> new ArrayList<>())
                    .add(effect);
        }
        return effects;
    }

    private EffectWords effectWords(EffectDocument effect, Function<String, IndicatorFacts> indicators) {
        Evidence evidence = evaluation.evidence();
        return new EffectWords(
                texts.language(),
                indicators.apply(effect.indicator()),
                effect,
                evidence == null ? 0 : evidence.level());
    }

    private String name(String indicator, Function<String, IndicatorFacts> indicators) {
        String name = indicators.apply(indicator).name().in(texts.language());
        return name.isBlank() ? indicator : texts.spaced(name);
    }

    /** What started the evaluation. */
    public String trigger() {
        String key = "trigger." + evaluation.trigger();
        return texts.label("trigger", evaluation.trigger()).equals(evaluation.trigger())
                ? texts.text("trigger.other", "trigger", evaluation.trigger())
                : texts.text(key);
    }

    /**
     * What is different from an earlier evaluation of the same policy: what started this one, how each effect moved, and
     * whether verdict and rating did. Of an indicator with several effects (one for each sector) it is not known which was which:
     * nothing is said of how they moved.
     */
    public List<String> changedSince(EvaluationDocument previous, Function<String, IndicatorFacts> indicators) {
        List<String> sentences = new ArrayList<>();
        sentences.add(trigger());
        if (!canCompareWith(previous)) {
            return sentences;
        }
        boolean same = true;
        for (EffectDocument effect : evaluation.effects()) {
            if (isOneOfSeveral(effect, evaluation) || isOneOfSeveral(effect, previous)) {
                same = false;
                continue;
            }
            Movement movement = new Movement(texts, indicators.apply(effect.indicator()), effect, previous);
            sentences.addAll(movement.sentences());
            same &= movement.sameVerdict();
        }
        if (previous.rating() != evaluation.rating()) {
            sentences.add(texts.text("moved.rating", "old", texts.label("rating", previous.rating()), "new", rating()));
        } else if (same) {
            sentences.add(texts.text("moved.same"));
        }
        if (evaluation.evidence() != null && previous.evidence() != null) {
            checksThatChanged("moved.failing", failed(evaluation), failed(previous))
                    .ifPresent(sentences::add);
            checksThatChanged("moved.passing", failed(previous), failed(evaluation))
                    .ifPresent(sentences::add);
        }
        return sentences;
    }

    /** Of checks that failed in one evaluation and did not in the other; empty where there are none. */
    private Optional<String> checksThatChanged(String key, Set<String> failed, Set<String> others) {
        Set<String> only = new LinkedHashSet<>(failed);
        only.removeAll(others);
        return only.isEmpty() ? Optional.empty() : Optional.of(texts.text(key, "checks", named(only)));
    }

    /** Names of checks that failed, each once. */
    private static Set<String> failed(EvaluationDocument evaluation) {
        return evaluation.effects().stream()
                .flatMap(effect -> effect.diagnostics().stream())
                .filter(check -> check.status().equals("FAIL"))
                .map(check -> check.name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String named(Set<String> checks) {
        return checks.stream()
                .map(check -> texts.label("check", check))
                .collect(Collectors.joining(texts.text("list.and")));
    }

    /** Whether something was taken out of it for its reader. */
    public boolean isWithheld() {
        return isWithheld(evaluation);
    }

    /** Whether nothing was taken out of either for its reader: what is left of one beside the other is not what changed. */
    public boolean canCompareWith(EvaluationDocument previous) {
        return !isWithheld(evaluation) && !isWithheld(previous);
    }

    private static boolean isWithheld(EvaluationDocument evaluation) {
        ReasonDocument why = evaluation.reasons().get("rating");
        return why != null && why.code().equals("RESTRICTED");
    }

    private static boolean isOneOfSeveral(EffectDocument effect, EvaluationDocument in) {
        return in.effects().stream()
                        .filter(each -> each.indicator().equals(effect.indicator()))
                        .count()
                > 1;
    }

    /** What the result of one effect does not show. */
    public List<String> limits(EffectDocument effect, String treatedFrom) {
        List<String> sentences = new ArrayList<>();
        Standing standing = evaluation.standing();
        if (standing == Standing.EXPLORATORY || standing == Standing.PROVISIONAL) {
            sentences.add(texts.text("limit." + standing));
        }
        if (evaluation.restricted()) {
            sentences.add(texts.text("limit.restricted"));
        }
        List<String> periods =
                effect.path().stream().map(EffectDocument.PathPoint::period).toList();
        int before = periods.indexOf(treatedFrom);
        if (before >= 0) {
            sentences.add(texts.text(
                    "limit.periods",
                    "after",
                    Integer.toString(periods.size() - before),
                    "before",
                    Integer.toString(before)));
        }
        if (effect.unitsUsed().treated().size() == 1) {
            sentences.add(texts.text("limit.one", "start", treatedFrom));
        }
        if ("GROUP_TIME".equals(effect.method())) {
            sentences.add(texts.text("limit.cohorts"));
        }
        if (effect.path().stream().anyMatch(point -> point.low() != null)) {
            sentences.add(texts.text("limit.pointwise"));
        }
        if (effect.diagnostics().isEmpty()) {
            sentences.add(texts.text("limit.unchecked"));
        }
        if (!effect.unitsDropped().isEmpty()) {
            sentences.add(texts.text(
                    "limit.dropped",
                    "count",
                    Integer.toString(effect.unitsDropped().size())));
        }
        return sentences;
    }

    private String because(String field) {
        ReasonDocument why = evaluation.reasons().get(field);
        return why == null
                ? ""
                : texts.text("because", "reason", Texts.clause(why.message().in(texts.language())));
    }

    private static IntervalDocument interval(ScoreDocument score) {
        return new IntervalDocument(score.level(), score.low(), score.high());
    }

    /** Whole points, but for a score that is known more closely than to one. */
    private static Precision precision(ScoreDocument score) {
        boolean close = score.low() != null && score.high() != null && score.high() - score.low() < 4;
        return new Precision(close ? 1 : 0);
    }
}
