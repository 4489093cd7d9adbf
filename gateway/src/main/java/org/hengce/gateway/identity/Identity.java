package org.hengce.gateway.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.Set;

/**
 * Who is calling, with today's rights.
 *
 * @param credential what the client brought, by its id
 * @param revision of the user; another one means other rights
 * @param regions empty: everywhere
 */
public record Identity(String credential, String name, long revision, List<String> roles, List<String> regions) {
    /** For the gateway's own endpoints. */
    public SecurityIdentity forEndpoints() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Set.copyOf(roles))
                .build();
    }
}
