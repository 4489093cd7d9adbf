package org.hengce.evaluation.due;

import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.hengce.evaluation.run.Specification;
import org.hengce.kit.audit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that somebody asked for.
 *
 * @param id that the evaluation will have
 * @param version of the policy's text when it was asked for
 * @param pins by indicator, the last vintage that goes in; null for what is known when it is made
 * @param origin who asked
 */
public record Asked(
        UUID id,
        String policy,
        int version,
        Specification specification,
        @Nullable SortedMap<String, Instant> pins,
        Origin origin) {}
