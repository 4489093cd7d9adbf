package org.hengce.evaluation.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Level;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;

/**
 * Everything one evaluation is made from, read in one snapshot.
 *
 * @param indicators those of the goals that are known, by code
 * @param regions all that are known, by code
 * @param sectors codes of all sectors that are known
 * @param series by goal
 * @param software the build that evaluates
 */
public record Inputs(
        PolicyV1 policy,
        Map<String, IndicatorV1> indicators,
        SortedMap<String, RegionV1> regions,
        Set<String> sectors,
        Map<Goal, Series> series,
        String software) {

    /** Per indicator, the last vintage that goes in. */
    public SortedMap<String, Instant> pins() {
        SortedMap<String, Instant> pins = new TreeMap<>();
        series.forEach((goal, values) -> {
            Instant vintage = values.vintage();
            if (vintage != null) {
                pins.put(goal.indicator(), vintage);
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
            return from != null && TreatmentStart.isTreated(Period.parse(value.period()), from);
        });
    }

    /** What tells two evaluations apart: the same text, definitions, pins and software give the same result. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // Records print all their components; unknown codes are missing from the maps, which is part of the answer.
            for (Object part : List.of(
                    policy.policy(), new TreeMap<>(indicators), levels(), new TreeSet<>(sectors), pins(), software)) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Names and neighbours of regions change nothing in a result. */
    private SortedMap<String, Level> levels() {
        SortedMap<String, Level> levels = new TreeMap<>();
        regions.forEach((code, region) -> levels.put(code, region.level()));
        return levels;
    }
}
