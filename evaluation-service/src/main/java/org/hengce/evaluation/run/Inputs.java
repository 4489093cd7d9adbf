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

/**
 * Everything one evaluation is made from, read in one snapshot.
 *
 * @param others all policies of the register, itself among them: whoever has a goal on an indicator of its is beside it
 * @param indicators those that goals name and that are known, by code
 * @param register the regions and sectors that are known
 * @param series by goal
 * @param weights by indicator that weights units, its values for all sectors together
 * @param software the build that evaluates
 */
public record Inputs(
        PolicyV1 policy,
        PolicyRegister others,
        Map<String, IndicatorV1> indicators,
        Register register,
        Map<Goal, Series> series,
        Map<String, Series> weights,
        String software) {

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
                        policy.epoch(), policy.revision(), policy.retired(), policy.version(), policy.status(), one),
                others,
                indicators,
                register,
                Map.of(goal, values),
                weights,
                software);
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
        return new Inputs(policy, others, indicators, register, kept, weights, software);
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

    /** Per indicator whose values are of an earlier time, the vintage up to which what was hidden since is left out. */
    public SortedMap<String, Instant> hiddenUpTo() {
        SortedMap<String, Instant> upTo = new TreeMap<>();
        series.forEach((goal, values) -> {
            Instant vintage = values.hiddenUpTo();
            if (vintage != null) {
                upTo.put(goal.indicator(), vintage);
            }
        });
        weights.forEach((indicator, values) -> {
            Instant vintage = values.hiddenUpTo();
            if (vintage != null) {
                upTo.put(indicator, vintage);
            }
        });
        return upTo;
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
}
