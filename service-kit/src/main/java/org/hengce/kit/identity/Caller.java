package org.hengce.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who is calling, as the gateway's internal token says. */
@RequestScoped
public class Caller {
    private static final String REGIONS = "regions";

    @Inject
    SecurityIdentity identity;

    /** The user's name. */
    public String subject() {
        return identity.getPrincipal().getName();
    }

    /** Whether the caller has one of these roles. */
    public boolean hasOneOf(String... roles) {
        return Arrays.stream(roles).anyMatch(identity::hasRole);
    }

    /**
     * The regions to which the caller's rights are limited, with what lies below them; none: everywhere. Empty if the token
     * does not say, which the gateway's always do.
     */
    public Optional<Set<String>> regions() {
        @Nullable Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(REGIONS) : null;
        if (!(claim instanceof Collection<?> values)) {
            return Optional.empty();
        }
        Set<String> codes = new LinkedHashSet<>();
        for (Object value : values) {
            codes.add(value instanceof JsonString text ? text.getString() : String.valueOf(value));
        }
        return Optional.of(codes);
    }
}
