package org.hengce.presentation.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.BudgetDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.PlanDocument;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.SelfAssessmentDocument;
import org.hengce.presentation.json.SensitivityDocument;
import org.hengce.presentation.json.SensitivityDocument.Range;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;
import org.jspecify.annotations.Nullable;

/** What is said of an evaluation beside its score: plan, sensitivity, budget, self-assessments. */
public final class FindingsWords {
    private static final Precision POINTS = new Precision(0);

    private final Texts texts;
    private final Numerals numerals;
    private final EvaluationDocument evaluation;
    private final UnaryOperator<String> names;

    /**
     * Words for this evaluation.
     *
     * @param names what the indicator with a code is called
     */
    public FindingsWords(Language language, EvaluationDocument evaluation, UnaryOperator<String> names) {
        this.texts = Texts.of(language);
        this.numerals = new Numerals(language);
        this.evaluation = evaluation;
        this.names = names;
    }

    /** Which reading of which plan it is, when the next one comes, and that nothing departs from it if so; empty without a plan. */
    public List<String> plan() {
        PlanDocument plan = evaluation.plan();
        if (plan == null) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        String version = Integer.toString(plan.version());
        sentences.add(
                plan.reading() == null
                        ? texts.text("plan.between", "version", version)
                        : texts.text(
                                "plan.reading",
                                "reading",
                                plan.reading().toString(),
                                "readings",
                                Integer.toString(plan.readings()),
                                "version",
                                version));
        if (plan.next() != null) {
            sentences.add(texts.text("plan.next", "on", plan.next()));
        }
        if (plan.departures().isEmpty()) {
            sentences.add(texts.text("plan.kept"));
        }
        return sentences;
    }

    /** How far the score moves with what was chosen; empty where nothing was looked at. */
    public List<String> sensitivity() {
        SensitivityDocument found = evaluation.sensitivity();
        if (found == null) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        Range weights = found.weights();
        if (weights != null && weights.low() != null && weights.high() != null) {
            sentences.add(
                    texts.text("sensitivity.weights", "low", points(weights.low()), "high", points(weights.high())));
        }
        add(sentences, "sensitivity.estimates", found.estimates());
        add(sentences, "sensitivity.indicators", found.indicators());
        if (!sentences.isEmpty()) {
            sentences.add(texts.text("sensitivity.apart"));
        }
        return sentences;
    }

    private void add(List<String> sentences, String key, @Nullable Range range) {
        if (range != null) {
            sentences.add(texts.text(
                    key,
                    "low",
                    points(range.lowest().score()),
                    "lowest",
                    choice(range.lowest().name()),
                    "high",
                    points(range.highest().score()),
                    "highest",
                    choice(range.highest().name())));
        }
    }

    /** An indicator, or that with the way of estimating in words. */
    private String choice(String name) {
        int colon = name.indexOf(": ");
        return colon < 0
                ? names.apply(name)
                : names.apply(name.substring(0, colon)) + ": " + texts.label("what", name.substring(colon + 2));
    }

    private String points(double score) {
        return numerals.number(score, POINTS);
    }

    /** How much of the budget was spent, or why that is not known; empty without a budget. */
    public String budget() {
        BudgetDocument budget = evaluation.budget();
        if (budget == null) {
            return "";
        }
        return budget.share() == null
                ? texts.text("budget.none", "reason", because(budget.reason()))
                : texts.text("budget.share", "share", numerals.percent(budget.share(), 0));
    }

    private String because(@Nullable ReasonDocument why) {
        return why == null
                ? ""
                : texts.text("because", "reason", Texts.clause(why.message().in(texts.language())));
    }

    /** What the agency claims, and whether the data are compatible with it. */
    public List<String> selfAssessments() {
        List<String> sentences = new ArrayList<>();
        for (SelfAssessmentDocument own : evaluation.selfAssessments()) {
            for (SelfAssessmentDocument.Claim claim : own.claims()) {
                Boolean within = claim.withinInterval();
                String key = within == null ? "open" : within ? "within" : "outside";
                sentences.add(texts.text(
                        "claim." + key,
                        "by",
                        own.by(),
                        "on",
                        own.on(),
                        "indicator",
                        names.apply(claim.indicator()),
                        "value",
                        value(claim)));
            }
        }
        return sentences;
    }

    private String value(SelfAssessmentDocument.Claim claim) {
        String number = numerals.number(claim.value(), Precision.ofChange(claim.value(), 0));
        return claim.unit() == null ? number : number + " " + claim.unit();
    }
}
