package org.hengce.evaluation.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hengce.methods.heterogeneity.Heterogeneity;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.EvaluationDocument.DimensionScore;
import org.hengce.presentation.json.EvaluationDocument.Provenance;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.json.SelfAssessmentDocument;
import org.hengce.presentation.json.SelfAssessmentDocument.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an evaluation what a reader might learn a value from that is not for them (evaluation.md §7).
 *
 * <p>The reader is taken to know all free values, the software and earlier evaluations, and to be able to have evaluations made:
 * by publishing values of their own, revising a policy, asking for another method. Any number that a hidden value went into can
 * then be solved for it, or narrows it down from vintage to vintage: an estimate, an error, a score, a weight, a p-value
 * corrected for other goals; whatever is made from the panel by hashing (its identity, a seed) can be tried out; and so can
 * every word that stands for a number beyond a bound, such as a rating, by moving the bound. So nothing is rounded or added up:
 * of a goal that rests on values that are not for the reader, and of all goals together, nothing is left that depends on what
 * the values are. What is left is that the values are there: which goals, regions and dimensions are concerned, other policies,
 * the plan, vintages.
 *
 * <p>Each component of the document is named here: what is added to it must be decided upon to compile.
 */
public final class Disclosure {
    private static final String RESTRICTED = "RESTRICTED";
    private static final String BY_SECTOR = Heterogeneity.By.SECTOR.name();
    /** Reasons of the whole that no value has a part in: all others are left out. */
    private static final Pattern OF_THE_WHOLE =
            Pattern.compile("(effects|comparison|sectors|robustness|plan|standing)(\\..*)?");
    /** Reasons of a goal that follow from the policy and the registers. */
    private static final Set<String> WITHOUT_VALUES = Set.of("UNKNOWN_CODE", "PARTIAL_COVERAGE");

    private Disclosure() {}

    /**
     * The document as a reader may see it; as it is where nothing in it is hidden from them.
     *
     * @param document as it was stored
     * @param mayRead whether values of a region that are not free may be read; a goal is shown to those who may read them of all
     *     regions that went into it
     */
    public static EvaluationDocument forReader(EvaluationDocument document, Predicate<String> mayRead) {
        Set<String> hidden = hidden(document, mayRead);
        return hidden.isEmpty() ? document : new Redaction(document, hidden).document();
    }

    /** The goals of a document, as reasons name them, that are not for a reader. */
    public static Set<String> hidden(EvaluationDocument document, Predicate<String> mayRead) {
        Set<String> hidden = new TreeSet<>();
        document.restrictedRegions().forEach((goal, regions) -> {
            if (!regions.stream().allMatch(mayRead)) {
                hidden.add(goal);
            }
        });
        return hidden;
    }

    /** Why something is not shown. */
    public static ReasonDocument restricted() {
        return new ReasonDocument(
                RESTRICTED,
                new LocalizedText(
                        "由不公开的数值得出，仅向有权查看这些数值的人员显示",
                        "rests on values that are not free, and is shown to those who may read them"));
    }

    /** Regions of which values that not everybody may read went into an evaluation. */
    public static Set<String> regions(EvaluationDocument document) {
        Set<String> regions = new TreeSet<>();
        document.restrictedRegions().values().forEach(regions::addAll);
        return regions;
    }

    private static final class Redaction {
        private final EvaluationDocument from;
        private final Set<String> hidden;
        private final Map<String, ReasonDocument> reasons = new TreeMap<>();
        private final Set<String> indicators = new HashSet<>();
        private final List<EffectDocument> shown = new ArrayList<>();

        /** @param hidden goals, as {@code effects[0]} */
        Redaction(EvaluationDocument from, Set<String> hidden) {
            this.from = from;
            this.hidden = hidden;
        }

        EvaluationDocument document() {
            sortEffects();
            sortReasons();
            return new EvaluationDocument(
                    from.id(),
                    from.policy(),
                    from.status(),
                    from.completedAt(),
                    from.trigger(),
                    from.standing(),
                    true,
                    null,
                    null,
                    null,
                    dimensions(),
                    shown,
                    reasons,
                    robustness(),
                    from.contamination(),
                    Map.of(),
                    provenance(),
                    from.plan(),
                    null,
                    from.budget(),
                    selfAssessments(),
                    from.thinned());
        }

        /** Effects stand in the order of the goals; goals without one have a reason under their number. */
        private void sortEffects() {
            Map<String, EffectDocument> readable = new LinkedHashMap<>();
            int goal = 0;
            for (EffectDocument effect : from.effects()) {
                while (from.reasons().containsKey(field(goal))) {
                    goal++;
                }
                if (hidden.contains(field(goal))) {
                    indicators.add(effect.indicator());
                } else {
                    readable.put(field(goal), effect);
                }
                goal++;
            }
            readable.forEach((field, effect) -> {
                // Corrected for the other goals' p-values, which follow from it.
                shown.add(withoutOthers(effect));
                if (effect.adjustedPValues() != null) {
                    reasons.put(field + ".adjustedPValues", restricted());
                }
                if (withoutOtherSectors(effect).size() < effect.heterogeneity().size()) {
                    reasons.put(field + ".heterogeneity", restricted());
                }
            });
        }

        /** Of an indicator that is hidden in another sector, the effects by sector hold that one's. */
        private List<HeterogeneityDocument> withoutOtherSectors(EffectDocument effect) {
            return effect.heterogeneity().stream()
                    .filter(part -> !part.by().equals(BY_SECTOR) || !indicators.contains(effect.indicator()))
                    .toList();
        }

        private EffectDocument withoutOthers(EffectDocument effect) {
            return new EffectDocument(
                    effect.indicator(),
                    effect.reason(),
                    null,
                    effect.relativeEffect(),
                    effect.unitMeasure(),
                    effect.transform(),
                    effect.yardstick(),
                    effect.yardstickSource(),
                    effect.verdict(),
                    effect.tellableFrom(),
                    effect.reading(),
                    effect.attainment(),
                    effect.costPerEffect(),
                    withoutOtherSectors(effect),
                    effect.found());
        }

        private void sortReasons() {
            from.reasons().forEach((field, reason) -> {
                if (isShown(field, reason)) {
                    reasons.putIfAbsent(field, reason);
                }
            });
            hidden.forEach(goal -> reasons.putIfAbsent(goal, restricted()));
            for (String left : List.of("score", "rating", "evidence", "sensitivity")) {
                reasons.put(left, restricted());
            }
        }

        /** Sentences may quote values ("needs values above 0; X has 0.0"). */
        private boolean isShown(String field, ReasonDocument reason) {
            @Nullable String goal = goalOf(field);
            if (goal == null) {
                return OF_THE_WHOLE.matcher(field).matches();
            }
            return !hidden.contains(goal) || (field.equals(goal) && WITHOUT_VALUES.contains(reason.code()));
        }

        private static @Nullable String goalOf(String field) {
            return field.startsWith("effects[") ? field.substring(0, field.indexOf(']') + 1) : null;
        }

        /** A dimension's score, or what is left of the total, could be subtracted. */
        private List<DimensionScore> dimensions() {
            if (from.dimensions().stream().anyMatch(dimension -> dimension.score() != null)) {
                reasons.put("dimensions.score", restricted());
            }
            return from.dimensions().stream()
                    .map(dimension -> new DimensionScore(dimension.dimension(), dimension.weight(), null))
                    .toList();
        }

        private List<RobustnessDocument> robustness() {
            return from.robustness().stream()
                    .filter(row -> !indicators.contains(row.indicator()))
                    .toList();
        }

        /** Whether a claim lies within a hidden interval would be a bound of it. */
        private List<SelfAssessmentDocument> selfAssessments() {
            return from.selfAssessments().stream()
                    .map(own -> new SelfAssessmentDocument(
                            own.on(),
                            own.by(),
                            own.text(),
                            own.claims().stream().map(this::withoutAnswer).toList()))
                    .toList();
        }

        private Claim withoutAnswer(Claim claim) {
            return indicators.contains(claim.indicator())
                    ? new Claim(claim.indicator(), claim.value(), claim.unit(), null)
                    : claim;
        }

        /** The identity of a panel with one unknown value can be tried out, and so can the seed, which is made from it. */
        private @Nullable Provenance provenance() {
            Provenance provenance = from.provenance();
            if (provenance == null) {
                return null;
            }
            Map<String, String> panels = new TreeMap<>(provenance.panelSha256());
            panels.keySet().removeIf(series -> indicators.contains(series.split("/", 2)[0]));
            reasons.put("provenance.seed", restricted());
            if (panels.size() < provenance.panelSha256().size()) {
                reasons.put("provenance.panelSha256", restricted());
            }
            return new Provenance(provenance.observationsAsOf(), panels, null, provenance.software());
        }

        private static String field(int goal) {
            return "effects[%d]".formatted(goal);
        }
    }
}
