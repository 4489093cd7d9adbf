package org.hengce.evaluation.run;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation was made from, kept with it: all but the values, which are append-only, so that their pins re-create them,
 * and regions, sectors and other policies, which most evaluations share.
 *
 * @param others of an evaluation that was made when they were kept with each; else null
 * @param othersSha256 of the {@link PolicyRegister} that was kept; null where they are here
 * @param registerSha256 of the {@link Register} that was kept
 * @param observationsAsOf by indicator, the last vintage that went in; none for one that had no value
 * @param planAt where it stood among the readings of the policy's plans; null where it had none
 * @param hiddenUpTo where only free values went in, by indicator whose values are of an earlier time: the vintage up to which
 *     what was hidden since was left out, too
 * @param allValues whether values that are not free went in as well; false for those that were made before they did
 */
public record PinnedInputs(
        PolicyV1 policy,
        @Nullable List<OtherPolicy> others,
        @Nullable String othersSha256,
        SortedMap<String, IndicatorV1> indicators,
        String registerSha256,
        SortedMap<String, Instant> observationsAsOf,
        SortedMap<String, Instant> hiddenUpTo,
        Specification.Stored specification,
        String software,
        @Nullable PlanAt planAt,
        boolean allValues) {
    /** Copies the collections. */
    public PinnedInputs {
        others = others == null ? null : List.copyOf(others);
        indicators = Collections.unmodifiableSortedMap(new TreeMap<>(indicators));
        observationsAsOf = Collections.unmodifiableSortedMap(new TreeMap<>(observationsAsOf));
        hiddenUpTo = Collections.unmodifiableSortedMap(new TreeMap<>(hiddenUpTo));
    }

    /** Those of an evaluation. */
    public static PinnedInputs of(Inputs inputs, Specification specification) {
        return new PinnedInputs(
                inputs.policy(),
                null,
                inputs.others().sha256(),
                new TreeMap<>(inputs.indicators()),
                inputs.register().sha256(),
                inputs.pins(),
                Collections.emptySortedMap(),
                specification.stored(),
                inputs.software(),
                inputs.planAt(),
                true);
    }
}
