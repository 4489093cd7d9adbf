package org.hengce.evaluation.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.evaluation.disclosure.Disclosure;
import org.hengce.evaluation.run.EvaluatedInputs;
import org.hengce.presentation.json.ComparisonDocument.Cause;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/** Turns the results along the path into parts that sum to the difference of the ends. */
final class Split {
    private final Evaluated from;
    private final Evaluated to;
    /** Series that both ends have an estimate of. */
    private final Set<String> series;

    private final boolean scored;
    private final List<Result> results = new ArrayList<>();

    private record Result(Cause cause, Evaluated evaluated) {}

    Split(Evaluated from, Evaluated to) {
        this.from = from;
        this.to = to;
        this.series = new LinkedHashSet<>(to.estimates().keySet());
        this.series.retainAll(from.estimates().keySet());
        this.scored = from.score() != null && to.score() != null;
    }

    /** The next result on the path. */
    void add(Cause cause, Evaluated evaluated) {
        results.add(new Result(cause, evaluated));
    }

    /** One part for each result that could be had; one that could not is merged with the next. */
    List<Part> parts(List<Goal> goals) {
        List<Part> parts = new ArrayList<>();
        List<Cause> skipped = new ArrayList<>();
        Evaluated before = from;
        Evaluated last = to;
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            boolean end = i == results.size() - 1;
            // The last step leads to the newer evaluation as it was stored, whatever today's software makes of its
            // inputs.
            Evaluated after = end ? last : result.evaluated();
            if (comparable(after)) {
                parts.add(part(result.cause(), goals, before, after, skipped));
                skipped.clear();
                before = after;
            } else {
                skipped.add(result.cause());
            }
        }
        return parts;
    }

    private boolean comparable(Evaluated state) {
        return state.estimates().keySet().containsAll(series) && (!scored || state.score() != null);
    }

    private Part part(Cause cause, List<Goal> goals, Evaluated before, Evaluated after, List<Cause> skipped) {
        List<EffectPart> effects = new ArrayList<>();
        for (Goal goal : goals) {
            String named = EvaluatedInputs.series(goal);
            @Nullable Double earlier = before.estimates().get(named);
            @Nullable Double later = after.estimates().get(named);
            if (series.contains(named) && earlier != null && later != null) {
                effects.add(new EffectPart(goal.indicator(), GoalSectors.name(goal), later - earlier));
            }
        }
        @Nullable Double score = null;
        if (scored && before.score() != null && after.score() != null) {
            score = after.score() - before.score();
        }
        return new Part(cause, score, effects, skipped.isEmpty() ? null : skipped);
    }

    /** What the ends do not have in common. */
    SortedMap<String, ReasonDocument> reasons() {
        SortedMap<String, ReasonDocument> reasons = new TreeMap<>();
        if (!from.hidden().isEmpty() || !to.hidden().isEmpty()) {
            reasons.put("score", Disclosure.restricted());
        } else if (!scored) {
            reasons.put("score", missing("两次评价中至少有一次没有得分", "one of the two evaluations has no score"));
        }
        Set<String> hidden = new LinkedHashSet<>(from.hidden());
        hidden.addAll(to.hidden());
        hidden.forEach(named -> reasons.put("effects." + named, Disclosure.restricted()));
        for (Map<String, Double> end : List.of(from.estimates(), to.estimates())) {
            for (String named : end.keySet()) {
                if (!series.contains(named)) {
                    reasons.putIfAbsent(
                            "effects." + named,
                            missing("两次评价中只有一次估计了该指标", "only one of the two evaluations has an estimate of it"));
                }
            }
        }
        return reasons;
    }

    private static ReasonDocument missing(String zh, String en) {
        return new ReasonDocument("NOT_ENOUGH_DATA", new LocalizedText(zh, en));
    }
}
