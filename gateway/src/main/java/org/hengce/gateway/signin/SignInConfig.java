package org.hengce.gateway.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When guessing passwords is slowed down. Failures are counted until {@link #forgetAfter} has passed without one. */
@ConfigMapping(prefix = "hengce.sign-in")
public interface SignInConfig {
    /** Of one user from one address: enough for a person who mistypes, nothing for somebody who guesses. */
    @WithDefault("5")
    @Min(1)
    int freeAttempts();

    /** Of one user from addresses where that user has not signed in before: many guessers who know one name. */
    @WithDefault("50")
    @Min(1)
    int freeAttemptsPerUser();

    /** From one address, whoever is tried: one guesser who knows many names, or an office full of people. */
    @WithDefault("100")
    @Min(1)
    int freeAttemptsPerAddress();

    /** The wait after the first failure too many; it doubles with each further one. */
    @WithDefault("1s")
    Duration firstLock();

    /** Short enough that nobody is kept out for ever by somebody else's failures, long enough for 100 guesses a day. */
    @WithDefault("15m")
    Duration longestLock();

    @WithDefault("1h")
    Duration forgetAfter();

    /** How long an address stays one where the user has signed in. */
    @WithDefault("30d")
    Duration familiarFor();
}
