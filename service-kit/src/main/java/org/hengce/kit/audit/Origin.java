package org.hengce.kit.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something and from where.
 *
 * @param actor the user's name; for what a service does by itself, the service's
 * @param address the client's; null for what a service does by itself
 */
public record Origin(
        String actor, @Nullable String address, @Nullable String requestId) {
    /** What a service does by itself, as its schedule or an event asks. */
    public static Origin ofService(String service) {
        return new Origin(service, null, null);
    }
}
