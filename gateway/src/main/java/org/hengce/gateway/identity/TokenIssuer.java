package org.hengce.gateway.identity;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.hengce.kit.problem.Problem;

/** One whose bearer tokens are let in. */
public interface TokenIssuer {
    /** As its tokens say in {@code iss}; empty if there is none. */
    Optional<String> name();

    /**
     * Checks a token that says that it comes from here.
     *
     * @return fails with {@link Problem} 401 if it does not, or has ended
     */
    Future<Verified> verify(String token);

    /**
     * What a good token says, to be used until it ends.
     *
     * @param standing who that is at the moment; fails with {@link Problem} 401 if the user has changed since
     */
    record Verified(Instant end, Supplier<Future<Identity>> standing) {}
}
