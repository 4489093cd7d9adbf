package org.hengce.contracts.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Added;
import org.jspecify.annotations.Nullable;

/**
 * A finished evaluation, on {@code hengce.evaluations}: score and effects, no series. Of a restricted one, which rests on values
 * that not everybody may read, there is neither score nor rating, effect nor vintage.
 *
 * @param standing {@code READING} counts, {@code PROVISIONAL} lies between the readings of a plan, {@code EXPLORATORY} is without
 *     one; null for what was evaluated before there were plans
 * @param ratingChange what others are to be told; null where the rating is what it was, and for what counts for nothing:
 *     provisional evaluations and those that somebody asked for
 * @param observationsAsOf the vintage of each indicator that went in
 * @param link where the whole of it is read, relative to the gateway
 * @param regions of whom values that not everybody may read went in; none where it is not restricted
 */
public record EvaluationV1(
        String id,
        String policy,
        int policyVersion,
        String status,
        String trigger,
        Instant completedAt,
        @Nullable Score score,
        @Nullable String rating,
        List<Effect> effects,
        Map<String, Instant> observationsAsOf,
        String link,
        @Added @Nullable String standing,
        @Added @Nullable RatingChange ratingChange,
        @Added List<String> regions) {
    public static final String TYPE = "org.hengce.evaluation.v1";

    /** Events from before there were restricted evaluations name no regions. */
    @SuppressWarnings("NullAway") // read from JSON, where anything may be missing
    public EvaluationV1 {
        regions = regions == null ? List.of() : List.copyOf(regions);
    }

    /**
     * From the last rating that counted to this one.
     *
     * @param from null where there was none
     * @param to null where there is none any more
     */
    public record RatingChange(
            @Nullable String from, @Nullable String to) {}

    /** See evaluation.md §3. */
    public record Score(
            double point, double mean, double low, double high, double level, double probabilityBeneficial) {}

    /** One goal's effect; numbers that do not exist are null. */
    public record Effect(
            String indicator,
            String method,
            @Nullable Double estimate,
            @Nullable Double standardError,
            @Nullable Double low,
            @Nullable Double high,
            String verdict) {}
}
