package org.hengce.evaluation.projection;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.hengce.kit.metrics.Amount;
import org.hengce.kit.metrics.Figures;
import org.jdbi.v3.core.Handle;

/**
 * What is held back since a part of a vintage, or a whole one, has not come. For a moment that is so with every vintage of
 * several parts; where it stays, a part went to the dead-letter topic.
 */
@Singleton
class HeldBackFigures implements Figures {
    private static final String HELD = """
            SELECT indicator FROM visible_vintage seen WHERE EXISTS (
                SELECT FROM vintage_part part
                WHERE part.indicator = seen.indicator AND part.vintage > coalesce(seen.vintage, '-infinity'))""";

    private final Amount indicators;
    private final Amount policies;

    @Inject
    HeldBackFigures(MeterRegistry registry) {
        indicators = Amount.of(
                registry,
                "hengce.held.back.indicators",
                "indicators",
                "Indicators of which newer values came but may not be seen yet");
        policies = Amount.of(
                registry,
                "hengce.held.back.policies",
                "policies",
                "Policies whose evaluation lacks values that came, since a vintage before or a part of it is missing");
    }

    @Override
    public void read(Handle handle) {
        handle.createQuery("""
                        WITH held AS MATERIALIZED (%s)
                        SELECT count(*) AS indicators, (
                            SELECT count(DISTINCT code)
                            FROM policy, jsonb_array_elements(document #> '{policy,goals}') AS goal
                            WHERE NOT retired AND EXISTS (SELECT FROM held)
                              AND (goal ->> 'indicator' IN (SELECT indicator FROM held)
                                   OR goal ->> 'unitWeight' IN (SELECT indicator FROM held))) AS policies
                        FROM held""".formatted(HELD))
                .map((row, context) -> {
                    indicators.set(row.getLong("indicators"));
                    policies.set(row.getLong("policies"));
                    return true;
                })
                .one();
    }
}
