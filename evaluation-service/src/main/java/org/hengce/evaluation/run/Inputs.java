package org.hengce.evaluation.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;
import org.jspecify.annotations.Nullable;

/**
 * Everything one evaluation is made from, read in one snapshot.
 *
 * @param others all policies of the register, itself among them: whoever has a goal on an indicator of its is beside it
 * @param indicators those that goals name and that are known, by code
 * @param register the regions and sectors that are known
 * @param series by goal
 * @param weights by indicator that weights units, its values for all sectors together
 * @param software the build that evaluates
 * @param planAt where the evaluation stands among the readings of the policy's plans; null where it has none
 */
public record Inputs(
        PolicyV1 policy,
        PolicyRegister others,
        Map<String, IndicatorV1> indicators,
        Register register,
        Map<Goal, Series> series,
        Map<String, Series> weights,
        String software,
        @Nullable PlanAt planAt) {

    /** Of a policy without plans. */
    public Inputs(
            PolicyV1 policy,
            PolicyRegister others,
            Map<String, IndicatorV1> indicators,
            Register register,
            Map<Goal, Series> series,
            Map<String, Series> weights,
            String software) {
        this(policy, others, indicators, register, series, weights, software, null);
    }

    /** The same as it stands among the readings of its policy's plans. */
    public Inputs at(@Nullable PlanAt newPlanAt) {
        return new Inputs(policy, others, indicators, register, series, weights, software, newPlanAt);
    }

    /** The same for what somebody asks for, which never is a reading. */
    public Inputs asked() {
        return planAt == null ? this : at(new PlanAt(planAt.asOf(), false, planAt.held()));
    }

    /** Regions by code. */
    public SortedMap<String, RegionV1> regions() {
        return register.regions();
    }

    /** Codes of sectors. */
    public Set<String> sectors() {
        return register.sectors();
    }

    /** The same for one goal alone, with these values of it. */
    public Inputs withOnly(Goal goal, Series values) {
        PolicyText text = policy.policy();
        PolicyText one = new PolicyText(
                text.code(),
                text.title(),
                text.category(),
                text.level(),
                text.issuer(),
                text.documentNumber(),
                text.instruments(),
                text.sectors(),
                text.strategy(),
                text.assignment(),
                text.announcedOn(),
                text.budget(),
                text.coverage(),
                List.of(goal),
                text.comparison(),
                text.window(),
                text.summary());
        return new Inputs(
                new PolicyV1(
                        policy.epoch(),
                        policy.revision(),
                        policy.retired(),
                        policy.version(),
                        policy.status(),
                        one,
                        policy.plans(),
                        List.of()),
                others,
                indicators,
                register,
                Map.of(goal, values),
                weights,
                software,
                planAt);
    }

    /** The indicators whose values go in: those of the goals, and those by which units are weighted. */
    public static SortedSet<String> indicatorsOf(PolicyText policy) {
        SortedSet<String> indicators = new TreeSet<>();
        for (Goal goal : policy.goals()) {
            indicators.add(goal.indicator());
            if (goal.unitWeight() != null) {
                indicators.add(goal.unitWeight());
            }
        }
        return indicators;
    }

    /** The same without some of a goal's values. */
    Inputs without(Goal goal, Predicate<Series.Value> left) {
        Map<Goal, Series> kept = new HashMap<>(series);
        kept.computeIfPresent(
                goal,
                (g, of) -> new Series(
                        of.vintage(), of.values().stream().filter(left.negate()).toList()));
        return new Inputs(policy, others, indicators, register, kept, weights, software, planAt);
    }

    /** Regions of which a goal has values that not everybody may read, whether they have a part in its panel or not. */
    SortedSet<String> restricted(Goal goal) {
        SortedSet<String> restricted = new TreeSet<>();
        Stream.of(series.get(goal), goal.unitWeight() == null ? null : weights.get(goal.unitWeight()))
                .filter(Objects::nonNull)
                .flatMap(of -> of.values().stream())
                .filter(value -> !value.free())
                .forEach(value -> restricted.add(value.region()));
        return restricted;
    }

    /** The same without values that are not for a reader, as if there were none. */
    Inputs readableBy(Predicate<String> mayRead) {
        Map<Goal, Series> readable = new HashMap<>(series);
        readable.replaceAll((goal, of) -> of.readableBy(mayRead));
        Map<String, Series> readableWeights = new HashMap<>(weights);
        readableWeights.replaceAll((indicator, of) -> of.readableBy(mayRead));
        return new Inputs(policy, others, indicators, register, readable, readableWeights, software);
    }

    /** Per indicator, the last vintage that goes in. */
    public SortedMap<String, Instant> pins() {
        SortedMap<String, Instant> pins = new TreeMap<>();
        series.forEach((goal, values) -> {
            Instant vintage = values.vintage();
            if (vintage != null) {
                pins.put(goal.indicator(), vintage);
            }
        });
        weights.forEach((indicator, values) -> {
            Instant vintage = values.vintage();
            if (vintage != null) {
                pins.put(indicator, vintage);
            }
        });
        return pins;
    }

    /** Whether any goal has a value in a covered region in a period in which it is covered. */
    public boolean hasCoveredData() {
        Map<String, LocalDate> coveredFrom = new HashMap<>();
        policy.policy()
                .coverage()
                .forEach(c -> coveredFrom.put(c.region(), Period.parse(c.from()).first()));
        return series.values().stream().flatMap(s -> s.values().stream()).anyMatch(value -> {
            LocalDate from = coveredFrom.get(value.region());
            RegionV1 region = regions().get(value.region());
            // Parts of a covered region are units where it has no data of its own.
            if (from == null && region != null && region.parent() != null) {
                from = coveredFrom.get(region.parent());
            }
            return from != null && TreatmentStart.isTreated(Period.parse(value.period()), from);
        });
    }

    /** As of the first epoch: that they were published again changes nothing in what they say. */
    SortedMap<String, IndicatorV1> definitions() {
        SortedMap<String, IndicatorV1> definitions = new TreeMap<>();
        indicators.forEach((code, indicator) -> definitions.put(code, indicator.inEpoch(1)));
        return definitions;
    }
}
