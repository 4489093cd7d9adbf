package org.hengce.gateway.users;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a user to let a request in.
 *
 * @param regions empty: everywhere
 * @param subject who this is for the identity provider; null: not linked
 * @param removed there is no such user any more; known, so that nobody takes the name for one not heard of yet
 */
public record Standing(
        String name,
        long revision,
        List<String> roles,
        List<String> regions,
        @Nullable String subject,
        boolean removed) {}
