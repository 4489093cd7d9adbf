package org.hengce.indicator.inbound;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Registers two sources, one of them with rights in a region only. */
public final class Sources implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "hengce.inbound.sources", "customs,nevada-office",
                "hengce.inbound.customs.account", "svc-customs",
                "hengce.inbound.nevada-office.account", "svc-nevada",
                "hengce.inbound.nevada-office.regions", "US-NV",
                // Topics are made by the tests.
                "mp.messaging.incoming.inbound.metadata.max.age.ms", "500");
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
