package org.hengce.evaluation.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
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
import org.hengce.kit.hash.Sha256;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * Everything one evaluation is made from, read in one snapshot.
 *
 * @param others policies beside it with a goal on one of its indicators, by code; no drafts, none retired
 * @param indicators those that goals name and that are known, by code
 * @param register the regions and sectors that are known
 * @param series by goal
 * @param weights by indicator that weights units, its values for all sectors together
 * @param software the build that evaluates
 * @param planAt where the evaluation stands among the readings of the policy's plans; null where it has none
 */
public record Inputs(
        PolicyV1 policy,
        List<OtherPolicy> others,
        Map<String, IndicatorV1> indicators,
        Register register,
        Map<Goal, Series> series,
        Map<String, Series> weights,
        String software,
        @Nullable PlanAt planAt) {

    /** Of a policy without plans. */
    public Inputs(
            PolicyV1 policy,
            List<OtherPolicy> others,
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

    /**
     * What tells two evaluations apart: the same text, plans, definitions, panels, pins and software give the same result, unless
     * one of them is a reading.
     */
    public String sha256() {
        String plain = withoutReading();
        return PolicyPlan.of(this)
                .reading()
                .map(reading -> Sha256.hex(plain + reading))
                .orElse(plain);
    }

    /** Those that an evaluation had whose result would be repeated: its own, and where it is no reading, the last reading's. */
    public Set<String> sameAs() {
        if (planAt == null
                || planAt.held().isEmpty()
                || PolicyPlan.of(this).reading().isPresent()) {
            return Set.of(sha256());
        }
        HeldReading last = planAt.held().get(planAt.held().size() - 1);
        String plain = withoutReading();
        return Set.of(plain, Sha256.hex(plain + PolicyPlan.reading(last.version(), last.reading())));
    }

    private String withoutReading() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // Records print all their components. Regions and sectors matter only by the panels that they lead to.
            for (Object part : List.of(
                    policy.policy(),
                    policy.version(),
                    policy.selfAssessments(),
                    policy.plans(),
                    definitions(),
                    panels(),
                    pins(),
                    software)) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As of the first epoch: that they were published again changes nothing in what they say. */
    private SortedMap<String, IndicatorV1> definitions() {
        SortedMap<String, IndicatorV1> definitions = new TreeMap<>();
        indicators.forEach((code, indicator) -> definitions.put(code, indicator.inEpoch(1)));
        return definitions;
    }

    /** What each goal would be estimated on, or why it cannot be; with revisions, so that a change there and back counts. */
    private List<String> panels() {
        List<String> panels = new ArrayList<>();
        policy.policy().coverage().forEach(covered -> panels.add(revision(covered.region())));
        for (Goal goal : policy.policy().goals()) {
            try {
                GoalPanel of = GoalPanel.of(this, goal);
                Panel panel = of.guard().all();
                panels.add(panel.sha256());
                panels.add(of.guard().identity());
                panels.add(of.marks().toString());
                panel.units().forEach(unit -> panels.add(revision(unit)));
            } catch (NotEvaluableException e) {
                panels.add(e.reason().toString());
            }
        }
        return panels;
    }

    private String revision(String region) {
        RegionV1 known = regions().get(region);
        return known == null ? "none" : "1." + known.revision(); // as in the first epoch, see definitions()
    }
}
