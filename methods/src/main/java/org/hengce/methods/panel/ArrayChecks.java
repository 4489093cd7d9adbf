package org.hengce.methods.panel;

import java.util.HashSet;
import java.util.List;

/** Whether arrays make a panel. */
final class ArrayChecks {
    private ArrayChecks() {}

    static void check(List<String> periods, List<String> units, double[] outcomes, int[] firstTreated) {
        if (periods.isEmpty() || new HashSet<>(periods).size() != periods.size()) {
            throw new IllegalArgumentException("a panel needs periods, each listed once");
        }
        for (int u = 1; u < units.size(); u++) {
            if (units.get(u - 1).compareTo(units.get(u)) >= 0) {
                throw new IllegalArgumentException("unit %s stands before %s; list each once, in lexicographic order"
                        .formatted(units.get(u - 1), units.get(u)));
            }
        }
        if (outcomes.length != (long) units.size() * periods.size() || firstTreated.length != units.size()) {
            throw new IllegalArgumentException("%d units × %d periods do not go with %d outcomes and %d cohorts"
                    .formatted(units.size(), periods.size(), outcomes.length, firstTreated.length));
        }
        for (int i = 0; i < outcomes.length; i++) {
            if (Double.isInfinite(outcomes[i])) {
                throw new IllegalArgumentException("unit %s has an infinite value in %s"
                        .formatted(units.get(i / periods.size()), periods.get(i % periods.size())));
            }
        }
        for (int u = 0; u < firstTreated.length; u++) {
            int g = firstTreated[u];
            if (g != Panel.NEVER && (g < 0 || g >= periods.size())) {
                throw new IllegalArgumentException(
                        "unit %s is treated from period index %d of %d".formatted(units.get(u), g, periods.size()));
            }
        }
    }
}
