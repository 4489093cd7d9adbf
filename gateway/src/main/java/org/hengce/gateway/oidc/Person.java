package org.hengce.gateway.oidc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom the provider's claims tell of, as of now.
 *
 * @param revision of the user who is linked to the subject; 0 if there is none
 * @param roles as the claims say, with {@code regions}; null: those of the user
 */
record Person(
        String name,
        long revision,
        @Nullable List<String> roles,
        @Nullable List<String> regions) {}
