package org.hengce.gateway.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.Set;
import org.hengce.gateway.users.AdministratorScope;

/**
 * Who is calling, with today's rights.
 *
 * @param kind what the client brought
 * @param credential that one, by its id
 * @param name of the user, in every audit
 * @param revision of the user; another one means other rights
 * @param regions empty: everywhere
 */
public record Identity(
        Kind kind, String credential, String name, long revision, List<String> roles, List<String> regions) {
    private static final String ATTRIBUTE = "identity";

    /** What one may bring. */
    public enum Kind {
        TOKEN,
        API_KEY,
        SESSION,
        PROVIDER_TOKEN
    }

    /**
     * For whom requests under way are counted: a machine by its key, a person whatever the number of tokens and browsers.
     * Tokens cost nothing but a sign-in, and a handful would else take all connections to a service.
     */
    public String holder() {
        return kind == Kind.API_KEY ? credential : "user:" + name;
    }

    /** For the gateway's own endpoints. */
    public SecurityIdentity forEndpoints() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Set.copyOf(roles))
                .addAttribute(AdministratorScope.REGIONS, regions)
                .addAttribute(ATTRIBUTE, this)
                .build();
    }

    /** As it was let in. */
    public static Identity of(SecurityIdentity caller) {
        return caller.getAttribute(ATTRIBUTE);
    }
}
