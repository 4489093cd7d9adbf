package org.hengce.indicator.quality;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.hengce.indicator.indicators.IndicatorRegister;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.jspecify.annotations.Nullable;

/** What the rules of an indicator find in its values now. */
@ApplicationScoped
class Quality {
    @Inject
    IndicatorRegister indicators;

    @Inject
    QualityCheck check;

    @Inject
    QualityQuery query;

    /** @throws org.hengce.kit.problem.Problem 404 if there is no such indicator */
    QualityReport report(String code) {
        return query.report(code, upToDate(code));
    }

    /** @throws org.hengce.kit.problem.Problem 404 if there is no such indicator, 400 for a cursor of another list */
    Page<Finding> findings(
            String code, @Nullable String rule, @Nullable String region, @Nullable String sector, PageRequest page) {
        upToDate(code);
        return listed(code, rule, region, sector, page);
    }

    private Page<Finding> listed(
            String code, @Nullable String rule, @Nullable String region, @Nullable String sector, PageRequest page) {
        return query.findings(code, rule, region, sector, page)
                .continuedBy(next -> listed(code, rule, region, sector, PageRequest.of(PageRequest.LARGEST, next)));
    }

    private IndicatorText upToDate(String code) {
        IndicatorText indicator = indicators.require(code).requireText();
        check.bringUpToDate(code, indicator);
        return indicator;
    }
}
