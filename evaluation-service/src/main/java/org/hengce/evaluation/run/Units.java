package org.hengce.evaluation.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hengce.contracts.Level;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a goal's panel (evaluation.md §1): the covered regions, or their children where only those have data, and the
 * other regions of the same level. Aggregates are of another level and so never compared with their parts.
 *
 * @param treated by region code, how each is covered
 * @param compared codes of those that may serve as comparison
 */
record Units(SortedMap<String, Coverage> treated, SortedSet<String> compared) {

    /**
     * The units of a policy whose covered regions are all defined.
     *
     * @param withData regions that have a value of the goal's indicator and sector
     * @param comparison which regions may serve as comparison; null for all
     * @throws NotEvaluableException if a covered region has data only as a part of another, or several levels are covered
     */
    static Units of(Inputs inputs, Set<String> withData, PolicyText.@Nullable Comparison comparison, String field)
            throws NotEvaluableException {
        return new Search(inputs, withData, comparison, field).units();
    }

    private static final class Search {
        private final Map<String, RegionV1> regions;
        private final Lineage lineage;
        private final PolicyText policy;
        private final Set<String> withData;
        private final PolicyText.@Nullable Comparison comparison;
        private final Set<String> covered = new HashSet<>();
        private final String field;

        Search(Inputs inputs, Set<String> withData, PolicyText.@Nullable Comparison comparison, String field) {
            this.regions = inputs.regions();
            this.lineage = new Lineage(regions);
            this.policy = inputs.policy().policy();
            this.withData = withData;
            this.comparison = comparison;
            this.field = field;
            policy.coverage().forEach(c -> covered.add(c.region()));
        }

        Units units() throws NotEvaluableException {
            SortedMap<String, Coverage> treated = new TreeMap<>();
            // One that is covered again later has been treated since the first time.
            policy.coverage().forEach(covered -> treated.merge(covered.region(), covered, Search::earlier));
            for (Coverage covered : List.copyOf(treated.values())) {
                if (!withData.contains(covered.region())) {
                    List<String> parts = partsWithData(covered.region());
                    if (!parts.isEmpty()) {
                        treated.remove(covered.region());
                        // A part that is named itself has its own start.
                        parts.forEach(part -> treated.putIfAbsent(part, covered));
                    } else {
                        requireNoDataOfTheWhole(covered.region());
                    }
                }
            }
            Level level = level(treated.keySet());
            SortedSet<String> compared = new TreeSet<>();
            regions.values().forEach(region -> {
                if (region.level() == level && !treated.containsKey(region.code()) && mayBeCompared(region.code())) {
                    compared.add(region.code());
                }
            });
            return new Units(treated, compared);
        }

        private static Coverage earlier(Coverage one, Coverage other) {
            return Period.parse(one.from())
                            .first()
                            .isAfter(Period.parse(other.from()).first())
                    ? other
                    : one;
        }

        private List<String> partsWithData(String whole) {
            return regions.values().stream()
                    .filter(region -> whole.equals(region.parent()) && withData.contains(region.code()))
                    .map(RegionV1::code)
                    .toList();
        }

        private void requireNoDataOfTheWhole(String part) throws NotEvaluableException {
            for (String region : lineage.upwards(part)) {
                if (withData.contains(region)) {
                    throw new NotEvaluableException(
                            field,
                            "PARTIAL_COVERAGE",
                            "%s is covered and has no values of its own; %s, of which it is a part, has"
                                    .formatted(part, region),
                            "覆盖地区 %s 没有自己的数据，只有其上级地区 %s 有数据".formatted(part, region));
                }
            }
        }

        private Level level(Set<String> treated) throws NotEvaluableException {
            Set<Level> levels = new TreeSet<>();
            for (String unit : treated) {
                RegionV1 region = regions.get(unit);
                if (region != null) {
                    levels.add(region.level());
                }
            }
            if (levels.size() != 1) {
                throw new NotEvaluableException(
                        field,
                        "PARTIAL_COVERAGE",
                        "the covered regions are of several levels %s; cover one level".formatted(levels),
                        "覆盖地区属于多个层级 %s；请只覆盖一个层级".formatted(levels));
            }
            return levels.iterator().next();
        }

        /** Whoever names a region names its parts. */
        private boolean mayBeCompared(String region) {
            Set<String> line = lineage.upwards(region);
            if (line.stream().anyMatch(covered::contains)) {
                return false;
            }
            PolicyText.@Nullable Comparison named = comparison;
            if (named == null) {
                return true;
            }
            Predicate<String> offered =
                    code -> named.regions() == null || named.regions().contains(code);
            return line.stream().anyMatch(offered) && line.stream().noneMatch(named.excluded()::contains);
        }
    }
}
