package org.hengce.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much anybody may ask for. A rate is {@code requests/seconds}, as {@code 3000/15s}: so many, also all at once. */
@ConfigMapping(prefix = "hengce.limits")
public interface LimitsConfig {
    /** Of one token, session or key. */
    @WithDefault("3000/15s")
    Rate credential();

    /** From one address (IPv6: one network of 64 bits), whoever calls; a whole office may stand behind it. */
    @WithDefault("6000/15s")
    Rate address();

    /** Sign-ins from one address: each costs some tenths of a second, and guessing must be slow. */
    @WithDefault("30/60s")
    Rate signIn();

    /** Requests of one user or key that are answered at a time; more would take all connections to a service. */
    @WithDefault("32")
    @Min(1)
    int concurrent();

    /**
     * Connections from one address (IPv6: one network of 64 bits); those beyond are closed. A browser opens six. Trusted proxies
     * have as many as they like.
     */
    @WithDefault("256")
    @Min(1)
    int connections();

    /** What a change costs, by the part of the API (the first name after /api/v1/); 1 where it is not said. */
    Map<String, Integer> costs();

    /** Credentials, and addresses, that are remembered; of more, those not heard of for longest are forgotten. */
    @WithDefault("20000")
    @Min(100)
    int remembered();

    /** Proxies before us (addresses or networks as 10.0.0.0/8) that are believed about where a request comes from. */
    Optional<List<String>> trustedProxies();
}
