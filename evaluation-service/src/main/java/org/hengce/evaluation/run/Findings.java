package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyText.Assignment;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.inference.AdjustedPValues;
import org.hengce.methods.score.GoalResult;
import org.hengce.methods.score.PolicyGoal;
import org.hengce.methods.score.PolicyResult;
import org.hengce.methods.score.PolicyScore;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.json.ContaminationDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument.DimensionScore;
import org.hengce.presentation.json.EvaluationDocument.Evidence;
import org.hengce.presentation.json.GoalFacts;
import org.hengce.presentation.json.GoalFindings;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RobustnessDocument;
import org.hengce.presentation.json.ScoreDocument;
import org.hengce.presentation.json.SensitivityDocument;
import org.hengce.presentation.json.Transform;
import org.jspecify.annotations.Nullable;

/** What the goals of a policy that could be estimated say together. */
final class Findings {
    private static final String SCALE = "MARYLAND_SMS";
    private static final int WITH_CONTROLS = 3;
    private static final int BY_LOTTERY = 4;
    private static final int AT_RANDOM = 5;

    private final Inputs inputs;
    private final List<GoalRun> runs;
    private final GoalRun weakest;
    private final List<PolicyGoal> goals;
    private final PolicyResult policy;
    private final Map<String, ReasonDocument> reasons = new TreeMap<>();

    /** @param runs in the order of the goals, at least one */
    Findings(Inputs inputs, List<GoalRun> runs) {
        this.inputs = inputs;
        this.runs = runs;
        GoalRun least = runs.get(0);
        for (GoalRun run : runs) {
            least = evidenceLevel(run) < evidenceLevel(least) ? run : least;
        }
        weakest = least;
        goals = policyGoals();
        policy = PolicyScore.of(goals, seed(), evidenceLevel(weakest));
        reasons.putAll(ReasonDocument.of(policy.reasons()));
        sayWhatIsLeftOut();
    }

    /** Of the first goal that was estimated: its own for its effect, and that of the policy's draws. */
    long seed() {
        return runs.get(0).effect().seed();
    }

    @Nullable
    ScoreDocument score() {
        return ScoreDocument.of(policy.score());
    }

    @Nullable
    Rating rating() {
        return policy.rating();
    }

    List<DimensionScore> dimensions() {
        return policy.dimensions().stream()
                .map(d -> new DimensionScore(d.name(), d.weight(), ScoreDocument.of(d.score())))
                .toList();
    }

    /** By the goal that can show the least. */
    Evidence evidence() {
        int level = evidenceLevel(weakest);
        return new Evidence(SCALE, level, runs.stream().anyMatch(GoalRun::contested), nextLevelNeeds(level));
    }

    Map<String, ReasonDocument> reasons() {
        return reasons;
    }

    List<EffectDocument> effects() {
        AdjustedPValues adjusted = AdjustedPValues.of(
                runs.stream().map(run -> run.effect().pValue()).toList());
        List<EffectDocument> effects = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            double holm = adjusted.holm().get(i);
            effects.add(document(
                    runs.get(i),
                    Double.isNaN(holm)
                            ? null
                            : new EffectDocument.AdjustedPValues(
                                    holm, adjusted.benjaminiHochberg().get(i))));
        }
        return effects;
    }

    List<RobustnessDocument> robustness() {
        List<RobustnessDocument> rows = new ArrayList<>();
        for (GoalRun run : runs) {
            for (OtherAnswer other : run.others()) {
                if (other.effect() != null) {
                    rows.add(RobustnessDocument.of(
                            other.way().name(),
                            run.goal().indicator(),
                            other.effect(),
                            run.judged().verdict(other.effect())));
                } else if (other.range() != null) {
                    rows.add(RobustnessDocument.leavingOut(
                            run.goal().indicator(),
                            run.effect().method(),
                            LeavingOneOut.farthest(other.range(), run.effect().estimate()),
                            other.range()));
                }
            }
        }
        return rows;
    }

    /** How far the score depends on what was chosen. */
    SensitivityDocument sensitivity() {
        return new BesideTheScore(inputs).sensitivity(goals, runs, seed());
    }

    List<ContaminationDocument> contamination() {
        return runs.stream()
                .map(run ->
                        ContaminationGrid.of(run.goal().indicator(), run.panel().guard()))
                .flatMap(Optional::stream)
                .toList();
    }

    private EffectDocument document(GoalRun run, EffectDocument.@Nullable AdjustedPValues adjusted) {
        Effect effect = run.effect();
        // A goal's own score is in no evaluation.
        GoalResult result = run.judged().withoutScore(effect);
        return EffectDocument.of(
                effect,
                new GoalFacts(
                        run.goal().indicator(),
                        run.panel().indicator().unitMeasure(),
                        Transform.valueOf(run.panel().transform().name()),
                        run.panel().treatedFrom(),
                        reason(run),
                        run.yardstick().yardstick(),
                        run.yardstick().reason(),
                        result,
                        run.diagnostics(),
                        adjusted,
                        beside(run)));
    }

    /** Why this method, and on what where that is not what units are elsewhere. */
    private static LocalizedText reason(GoalRun run) {
        LocalizedText why = text(run.choice().reason());
        List<String> sectors = run.panel().values().sectors().sectors();
        return sectors.isEmpty()
                ? why
                : new LocalizedText(
                        why.zh() + "；每个地区取行业 %s 的均值".formatted(String.join("、", sectors)),
                        why.en() + "; of each region the mean of the sectors " + String.join(", ", sectors));
    }

    /** With the effect by sector where other ways to look at it were asked for, too. */
    private GoalFindings beside(GoalRun run) {
        GoalFindings found = run.beside();
        return found.heterogeneity().isEmpty()
                ? found
                : SectorEffects.beside(run, runs)
                        .map(sectors -> found.with(HeterogeneityDocument.of(sectors)))
                        .orElse(found);
    }

    /** Those whose indicator is known, since a goal's weight depends on its dimension. */
    private List<PolicyGoal> policyGoals() {
        List<PolicyGoal> known = new ArrayList<>();
        List<Goal> all = inputs.policy().policy().goals();
        boolean weighted = all.stream().allMatch(goal -> goal.weight() != null);
        for (Goal goal : all) {
            IndicatorV1 indicator = inputs.indicators().get(goal.indicator());
            if (indicator != null) {
                GoalRun run = runs.stream()
                        .filter(r -> r.goal().equals(goal))
                        .findFirst()
                        .orElse(null);
                org.hengce.methods.score.Direction direction = org.hengce.methods.score.Direction.valueOf(
                        indicator.direction().name());
                known.add(new PolicyGoal(
                        indicator.dimension().name(),
                        weighted && goal.weight() != null ? goal.weight() : Double.NaN,
                        run == null ? org.hengce.methods.score.Goal.of(direction, null) : run.judged(),
                        run == null ? null : run.effect()));
            }
        }
        return known;
    }

    private void sayWhatIsLeftOut() {
        List<Goal> all = inputs.policy().policy().goals();
        List<String> unscored = new ArrayList<>();
        int k = 0;
        for (int i = 0; i < all.size(); i++) {
            boolean known = inputs.indicators().containsKey(all.get(i).indicator());
            boolean scored = known && policy.weights().get(k) > 0;
            boolean weightless = known && goals.get(k).weight() == 0;
            if (!scored && !weightless) {
                unscored.add("%d (%s)".formatted(i + 1, all.get(i).indicator()));
            }
            k += known ? 1 : 0;
        }
        if (policy.score() != null && !unscored.isEmpty()) {
            String listed = String.join(", ", unscored);
            reasons.put(
                    "score.goals",
                    PolicyRun.reason(
                            "NOT_ENOUGH_DATA",
                            "未计入得分的目标：%s；其余目标的权重按比例调整".formatted(listed),
                            "goals without a part in the score: %s; the weights of the others keep their proportions"
                                    .formatted(listed)));
        }
        for (GoalRun run : runs) {
            sayWhatIsLeftOut(run);
        }
    }

    private void sayWhatIsLeftOut(GoalRun run) {
        List<Period> unfinished = run.panel().values().unfinished();
        if (!unfinished.isEmpty()) {
            String cut = unfinished.stream().map(Period::toString).collect(Collectors.joining(", "));
            reasons.put(
                    run.field() + ".path",
                    PolicyRun.reason(
                            "NOT_ENOUGH_DATA",
                            "多数地区尚未报送，未计入的时期：" + cut,
                            "left out, since too few regions have reported yet: " + cut));
        }
        Set<Map.Entry<String, Period>> ended = run.panel().values().ended().entrySet();
        if (!ended.isEmpty()) {
            String cut = ended.stream()
                    .map(unit -> "%s %s".formatted(unit.getKey(), unit.getValue()))
                    .collect(Collectors.joining(", "));
            reasons.put(
                    run.field() + ".coverage",
                    PolicyRun.reason(
                            "PARTIAL_COVERAGE",
                            "覆盖已结束，自下列时期起的数据未计入：" + cut,
                            "left out, since the coverage had ended; region and first period: " + cut));
        }
        if (!run.panel().values().incomplete().isEmpty()) {
            String units = String.join(", ", run.panel().values().incomplete());
            reasons.put(
                    run.field() + ".sectors",
                    PolicyRun.reason(
                            "NOT_ENOUGH_DATA",
                            "缺少该行业数据的时期内，相应地区未计入：" + units,
                            "regions are left out in the periods in which they lack a sector: " + units));
        }
        sayWhatWeighs(run);
        for (OtherAnswer other : run.others()) {
            if (other.reason() != null) {
                reasons.put(run.field() + ".robustness." + other.way(), other.reason());
            }
        }
    }

    private void sayWhatWeighs(GoalRun run) {
        UnitWeights weights = run.panel().weights();
        Method method = run.effect().method();
        boolean used = method == Method.GROUP_TIME_ATT || method == Method.DIFFERENCE_IN_DIFFERENCES;
        if (weights != null && !used) {
            reasons.put(
                    run.field() + ".unitWeight",
                    PolicyRun.reason("NOT_TESTABLE", "该方法不使用单位权重", "this method makes no use of unit weights"));
        } else if (weights != null && !weights.missing().isEmpty()) {
            String units = String.join(", ", weights.missing());
            reasons.put(
                    run.field() + ".unitWeight",
                    PolicyRun.reason(
                            "NOT_ENOUGH_DATA",
                            "政策开始之前没有权重数据，未使用的单位：" + units,
                            "left out, since they have no weight before the start: " + units));
        }
    }

    /** Designs with controls rise with the assignment. */
    private int evidenceLevel(GoalRun run) {
        int level = run.choice().evidenceLevel();
        if (level < WITH_CONTROLS) {
            return level;
        }
        Assignment assignment = inputs.policy().policy().assignment();
        return switch (assignment) {
            case RANDOM -> AT_RANDOM;
            case LOTTERY -> BY_LOTTERY;
            case CHOSEN, THRESHOLD -> level;
        };
    }

    private @Nullable LocalizedText nextLevelNeeds(int level) {
        return switch (level) {
            case AT_RANDOM -> null;
            case BY_LOTTERY -> new LocalizedText("需要随机分配", "random assignment");
            case WITH_CONTROLS -> new LocalizedText("需要在申请者中抽签确定覆盖对象", "a lottery among applicants");
            default -> text(weakest.choice().next());
        };
    }

    private static LocalizedText text(@Nullable Sentence sentence) {
        return sentence == null ? new LocalizedText("", "") : new LocalizedText(sentence.chinese(), sentence.english());
    }
}
