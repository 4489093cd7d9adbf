package org.hengce.indicator.epochs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.indicator.indicators.IndicatorRegister;
import org.hengce.indicator.observations.PublishedVintages;
import org.hengce.indicator.regions.RegionRegister;
import org.hengce.indicator.sectors.SectorRegister;
import org.hengce.kit.epoch.Republished;

/** All indicators, regions and sectors, and every vintage of every value. */
@ApplicationScoped
class RepublishedRegisters implements Republished {
    @Inject
    IndicatorRegister indicators;

    @Inject
    RegionRegister regions;

    @Inject
    SectorRegister sectors;

    @Inject
    PublishedVintages vintages;

    @Override
    public List<String> topics() {
        return List.of(Topics.INDICATORS, Topics.REGIONS, Topics.OBSERVATIONS);
    }

    @Override
    public void publishAll(int epoch) {
        sectors.publishAll(epoch);
        regions.publishAll(epoch);
        indicators.publishAll(epoch);
        vintages.publishAll(epoch);
    }
}
