package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.Frequency;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.indicator.Aggregation;
import org.hengce.contracts.indicator.Dimension;
import org.hengce.contracts.indicator.Direction;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SeriesBreak;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.contracts.policy.SelfAssessment;
import org.jspecify.annotations.Nullable;

/** A policy with goals on yearly indicators, put together by a test. */
final class PolicyCase {
    private static final Set<String> SECTORS = Set.of("_T", "C26", "C27", "C35");

    final List<Coverage> coverage = new ArrayList<>();
    final List<OtherPolicy> others = new ArrayList<>();
    final List<SeriesBreak> breaks = new ArrayList<>();
    final List<SelfAssessment> selfAssessments = new ArrayList<>();
    final List<PlanText> plans = new ArrayList<>();
    PolicyText.@Nullable Budget budget;
    Aggregation aggregation = Aggregation.MEAN;
    private final SortedMap<String, RegionV1> regions = new TreeMap<>();
    private final Map<String, List<Series.Value>> values = new TreeMap<>();

    /** On several sectors of an indicator together. */
    static Goal onSectors(String indicator, String... sectors) {
        return new Goal(indicator, null, List.of(sectors), null, null, null, 5.0, null, null, null);
    }

    static Goal goal(String indicator) {
        return new Goal(indicator, "_T", null, null, null, 5.0, null, null, null);
    }

    PolicyCase province(String code, String... neighbours) {
        return region(code, Level.PROVINCIAL, "CN", null, neighbours);
    }

    PolicyCase region(
            String code, Level level, @Nullable String parent, @Nullable String validFrom, String... neighbours) {
        regions.put(
                code,
                new RegionV1(
                        1,
                        1,
                        false,
                        code,
                        new LocalizedText(null, code),
                        level,
                        parent,
                        validFrom,
                        null,
                        List.of(neighbours)));
        return this;
    }

    PolicyCase covered(String region, String from) {
        coverage.add(new Coverage(region, from, null, null));
        return this;
    }

    PolicyCase other(String policy, String region, String from, @Nullable String to) {
        others.add(new OtherPolicy(policy, 1, List.of(new Coverage(region, from, to, null)), Set.of("i")));
        return this;
    }

    /** A province with a series of its own (of an indicator, or of one sector of it as {@code i/C26}) that depends on its code alone; {@code rise} comes from {@code from} on. */
    PolicyCase series(String indicator, String region, int years, int from, double rise) {
        for (int t = 0; t < years; t++) {
            double noise = Math.floorMod((region.hashCode() * 31 + t) * 7919L, 101) / 50.0;
            value(indicator, region, 2000 + t, 100 + t + noise + (2000 + t >= from ? rise : 0), "A", "F");
        }
        return this;
    }

    PolicyCase value(String indicator, String region, int year, double value, String status, String confidentiality) {
        List<Series.Value> of = values.computeIfAbsent(indicator, i -> new ArrayList<>());
        of.removeIf(v -> v.region().equals(region) && v.period().equals(Integer.toString(year)));
        String[] named = indicator.split("/", 2);
        String sector = named.length > 1 ? named[1] : "_T";
        of.add(new Series.Value(region, sector, Integer.toString(year), value, status, confidentiality));
        return this;
    }

    /** The value as it is, marked otherwise. */
    PolicyCase mark(String indicator, String region, int year, String status, String confidentiality) {
        double value = values.getOrDefault(indicator, List.of()).stream()
                .filter(v -> v.region().equals(region) && v.period().equals(Integer.toString(year)))
                .findFirst()
                .orElseThrow()
                .value();
        return value(indicator, region, year, value, status, confidentiality);
    }

    /** {@code treated} from 2015 on, with so many other provinces, over 2000 to 2019. */
    static PolicyCase withControls(int controls) {
        PolicyCase of = new PolicyCase().covered("T", "2015").province("T", "C00");
        of.series("i", "T", 20, 2015, 5);
        for (int c = 0; c < controls; c++) {
            String code = "C%02d".formatted(c);
            of.province(code).series("i", code, 20, 0, 0);
        }
        return of;
    }

    Inputs inputs(Goal... goals) {
        PolicyText policy = new PolicyText(
                "P",
                new LocalizedText(null, "P"),
                PolicyText.Category.INDUSTRIAL_PLANNING,
                Level.PROVINCIAL,
                null,
                null,
                List.of(),
                List.of(),
                null,
                PolicyText.Assignment.CHOSEN,
                null,
                budget,
                coverage,
                List.of(goals),
                null,
                null,
                null);
        Map<String, IndicatorV1> indicators = new TreeMap<>();
        Map<Goal, Series> series = new HashMap<>();
        for (Goal goal : goals) {
            indicators.put(goal.indicator(), indicator(goal.indicator()));
            series.put(
                    goal,
                    Series.together(GoalSectors.of(goal).stream()
                            .map(sector -> sector.equals("_T") ? goal.indicator() : goal.indicator() + "/" + sector)
                            .map(named -> new Series(null, values.getOrDefault(named, List.of())))
                            .toList()));
        }
        return new Inputs(
                new PolicyV1(1, 1, false, 1, PolicyStatus.IN_FORCE, policy, plans, selfAssessments),
                PolicyRegister.of(others),
                indicators,
                Register.of(regions, SECTORS),
                series,
                Map.of(),
                "test");
    }

    private IndicatorV1 indicator(String code) {
        return new IndicatorV1(
                1,
                1,
                false,
                code,
                new LocalizedText(null, code),
                Dimension.ECONOMY,
                "units",
                Frequency.A,
                Direction.HIGHER_IS_BETTER,
                aggregation,
                null,
                null,
                0,
                List.of(),
                breaks);
    }
}
