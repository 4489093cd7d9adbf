package org.hengce.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/** One rate for each of many. Their number is bounded: an attacker has more addresses than we have memory. */
final class Buckets {
    private final Rate rate;
    private final Cache<String, Bucket> known;

    Buckets(Rate rate, int remembered) {
        this.rate = rate;
        known = Caffeine.newBuilder()
                .maximumSize(remembered)
                // By then a bucket is full again, as a new one is: forgetting it changes nothing.
                .expireAfterAccess(rate.per().plusSeconds(1))
                .executor(Runnable::run)
                .build();
    }

    Allowance take(String whose, long cost) {
        ConsumptionProbe probe = known.get(whose, this::full)
                // What costs more than all there is may still be asked for, once at a time.
                .tryConsumeAndReturnRemaining(Math.min(cost, rate.tokens()));
        return new Allowance(
                rate,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                probe.getNanosToWaitForRefill(),
                probe.getNanosToWaitForReset());
    }

    private Bucket full(String whose) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.per()))
                .withNanosecondPrecision()
                .build();
    }

    long size() {
        known.cleanUp();
        return known.estimatedSize();
    }
}
