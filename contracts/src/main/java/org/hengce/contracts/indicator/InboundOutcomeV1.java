package org.hengce.contracts.indicator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.LocalizedText;

/**
 * What became of one message of a registered source, on {@code hengce.inbound.outcomes}.
 *
 * @param source the code under which the source is registered
 * @param messageSource the CloudEvents source of the message
 * @param messageId the CloudEvents id of the message
 * @param status ACCEPTED, or REJECTED: then nothing of it was stored
 * @param accepted rows that say something new
 * @param unchanged rows equal to what was known
 * @param vintages per indicator, its last vintage now; absent where all its values wait for their release
 * @param violations why it was rejected, the first {@value #MOST_VIOLATIONS}
 * @param violationCount how many there are in all
 */
public record InboundOutcomeV1(
        String source,
        String messageSource,
        String messageId,
        Status status,
        long accepted,
        long unchanged,
        Map<String, Instant> vintages,
        List<Violation> violations,
        long violationCount) {
    public static final String TYPE = "org.hengce.inbound-outcome.v1";

    public static final int MOST_VIOLATIONS = 200;

    /** Whether the values of a message were taken. */
    public enum Status {
        ACCEPTED,
        REJECTED
    }

    /** A field, as {@code observations[3].region}, and what is wrong with it. */
    public record Violation(String field, LocalizedText message) {}
}
