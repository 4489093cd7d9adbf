package org.hengce.policy.regions;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.Inbox;
import org.hengce.kit.projection.Copies;

/** Keeps the regions and sectors: which lie below which decides where a caller may write, and what is found in one. */
@ApplicationScoped
public class RegionConsumer {
    @Inject
    Inbox inbox;

    @Inject
    Copies copies;

    @Incoming("regions")
    @Blocking
    public void regions(String record) {
        inbox.receive(
                record,
                List.of(
                        new EventHandler<>(RegionV1.TYPE, RegionV1.class, this::keep),
                        new EventHandler<>(
                                SectorV1.TYPE, SectorV1.class, sector -> copies.keep("sector", sector.code(), sector)),
                        // Regions of a later epoch are kept one by one: who may write where does not hang on what was
                        // lost.
                        new EventHandler<>(EpochEndV1.TYPE, EpochEndV1.class, end -> {})));
    }

    private void keep(RegionV1 region) {
        copies.keep("region", region.code(), region);
    }
}
