package org.hengce.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** The services behind the gateway, and a folder for the first administrator's password. */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {
    static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** Of events, so many one may have. */
    public static final int STREAMS = 3;

    private static boolean stopped;

    private static final Service POLICY = new Service("policy-service");
    private static final Service INDICATOR = new Service("indicator-service");
    private static final Service EVALUATION = new Service("evaluation-service");

    public static Service policy() {
        return POLICY;
    }

    public static Service indicator() {
        return INDICATOR;
    }

    public static Service evaluation() {
        return EVALUATION;
    }

    @Override
    public Map<String, String> start() {
        if (stopped) {
            POLICY.start();
            INDICATOR.start();
            EVALUATION.start();
            stopped = false;
        }
        try {
            return Map.of(
                    // Tests sign in much more often than people do.
                    "hengce.limits.sign-in", "100000/60s",
                    "hengce.upstream.policy", POLICY.address(),
                    "hengce.upstream.indicator", INDICATOR.address(),
                    "hengce.upstream.evaluation", EVALUATION.address(),
                    // All tests come from one address.
                    "hengce.sign-in.free-attempts-per-address", "100000",
                    "hengce.events.per-holder", Integer.toString(STREAMS),
                    "hengce.events.heartbeat", "500ms",
                    "hengce.upstream.timeout", TIMEOUT.toSeconds() + "s",
                    "hengce.admin-password-file",
                            Files.createTempDirectory("gateway")
                                    .resolve("new-folder/admin-password")
                                    .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        POLICY.stop();
        INDICATOR.stop();
        EVALUATION.stop();
    }
}
