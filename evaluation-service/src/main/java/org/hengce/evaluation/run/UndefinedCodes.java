package org.hengce.evaluation.run;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hengce.contracts.policy.PolicyText;

/** Codes that a policy and its plan name and that no register has: they are ignored, and listed. */
final class UndefinedCodes {
    private UndefinedCodes() {}

    /** By field, the codes. */
    static SortedMap<String, String> of(Inputs inputs) {
        SortedMap<String, String> undefined = new TreeMap<>();
        PolicyText policy = inputs.policy().policy();
        Set<String> regions = inputs.regions().keySet();
        PolicyText.Comparison comparison = policy.comparison();
        if (comparison != null) {
            List<String> offered = comparison.regions();
            add("comparison.regions", offered == null ? List.of() : offered, regions, undefined);
            add("comparison.excluded", comparison.excluded(), regions, undefined);
        }
        add("sectors", policy.sectors(), inputs.sectors(), undefined);
        PolicyPlan.of(inputs).comparisons().forEach((field, codes) -> add(field, codes, regions, undefined));
        return undefined;
    }

    private static void add(String field, List<String> codes, Set<String> known, SortedMap<String, String> undefined) {
        String unknown =
                codes.stream().filter(code -> !known.contains(code)).sorted().collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            undefined.put(field, unknown);
        }
    }
}
