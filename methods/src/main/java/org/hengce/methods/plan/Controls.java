package org.hengce.methods.plan;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which units serve as comparison. Planned: which may. Done: which did, and which did not though they were there.
 *
 * @param units codes; null for all that the data have
 * @param excluded codes of those that may not, or did not
 */
public record Controls(@Nullable List<String> units, List<String> excluded) {
    /** All that the data have. */
    public static final Controls ALL = new Controls(null, List.of());

    /** Sorts, without repetitions. */
    public Controls {
        units = units == null ? null : sorted(units);
        excluded = sorted(excluded);
    }

    private static List<String> sorted(Collection<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }

    /** Of those done, the ones that were not to serve. */
    List<String> beyond(Controls done) {
        List<String> used = done.units == null ? List.of() : done.units;
        return used.stream().filter(code -> !allows(code)).toList();
    }

    /** Those that were to serve and did not. */
    List<String> missing(Controls done) {
        if (units != null && done.units != null) {
            List<String> used = done.units;
            return units.stream()
                    .filter(code -> allows(code) && !used.contains(code))
                    .toList();
        }
        return done.excluded.stream().filter(this::allows).toList();
    }

    private boolean allows(String code) {
        return (units == null || units.contains(code)) && !excluded.contains(code);
    }
}
