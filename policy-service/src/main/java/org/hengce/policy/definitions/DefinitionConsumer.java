package org.hengce.policy.definitions;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hengce.contracts.event.EpochEndV1;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.kit.inbox.EventHandler;
import org.hengce.kit.inbox.Inbox;
import org.hengce.kit.projection.Copies;

/**
 * Keeps the regions, sectors and indicators: which regions lie below which decides where a caller may write, and a code that is
 * none of them is shown as pending.
 */
@ApplicationScoped
public class DefinitionConsumer {
    // Those of a later epoch are kept one by one: neither who may write where nor which codes there are hangs on what
    // was lost.
    private static final EventHandler<EpochEndV1> EPOCH_END =
            new EventHandler<>(EpochEndV1.TYPE, EpochEndV1.class, end -> {});

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
                        new EventHandler<>(
                                RegionV1.TYPE, RegionV1.class, region -> copies.keep("region", region.code(), region)),
                        new EventHandler<>(
                                SectorV1.TYPE, SectorV1.class, sector -> copies.keep("sector", sector.code(), sector)),
                        EPOCH_END));
    }

    @Incoming("indicators")
    @Blocking
    public void indicators(String record) {
        inbox.receive(
                record,
                List.of(
                        new EventHandler<>(
                                IndicatorV1.TYPE,
                                IndicatorV1.class,
                                indicator -> copies.keep("indicator", indicator.code(), indicator)),
                        EPOCH_END));
    }
}
