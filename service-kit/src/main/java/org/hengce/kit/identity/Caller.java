package org.hengce.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Who is calling, as the gateway's internal token says. */
@RequestScoped
public class Caller {
    @Inject
    SecurityIdentity identity;

    /** The user's name. */
    public String subject() {
        return identity.getPrincipal().getName();
    }
}
