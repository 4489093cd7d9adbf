package org.hengce.indicator.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.indicator.disclosure.Sight;
import org.hengce.indicator.disclosure.Sights;
import org.hengce.indicator.indicators.IndicatorRegister;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.indicator.report.HeldRegions.Held;
import org.hengce.indicator.report.SheetParameters.Wanted;
import org.hengce.indicator.report.SheetQuery.Value;
import org.hengce.indicator.revisions.RevisionQuery;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.ValueSeries;
import org.hengce.presentation.report.IndicatorInput;
import org.hengce.presentation.report.IndicatorInput.ValueMap;
import org.hengce.presentation.report.IndicatorInput.Values;
import org.hengce.presentation.report.RevisionSizes;

/** What reports of indicators are made from, as their reader may see it. */
@ApplicationScoped
class IndicatorReports {
    /** More would keep the reader waiting, and the process from others. */
    private static final int MOST_VALUES = 100_000;

    private static final int LARGEST = 10;
    private static final String TOTAL = "_T";

    @Inject
    IndicatorRegister indicators;

    @Inject
    SheetQuery query;

    @Inject
    RevisionQuery revisions;

    @Inject
    Sights sights;

    /**
     * Of the caller's rights.
     *
     * @throws org.hengce.kit.problem.Problem 404 if there is no such indicator, 400 for a parameter that cannot be
     */
    IndicatorInput input(String code, SheetParameters parameters, Language language) {
        Wanted wanted = parameters.read(code);
        IndicatorText text = indicators.require(code).requireText();
        Sight sight = sights.ofCaller();
        HeldRegions held = query.regions(code);
        SheetParts parts = new SheetParts(language, held);
        List<String> compared = held.compared().stream().map(Held::code).toList();
        List<String> asked = wanted.chosen().stream()
                .filter(region -> held.byCode().containsKey(region))
                .toList();
        List<String> chosen = asked.isEmpty() && compared.size() == 1 ? compared : asked;
        List<String> all = Stream.concat(chosen.stream(), compared.stream())
                .sorted()
                .distinct()
                .toList();
        String sector = sector(wanted, all);
        boolean tooMany = !all.isEmpty() && query.hasMoreThan(MOST_VALUES, wanted.of(all, sector), sight);
        List<String> read = tooMany ? chosen : all;
        ObservationFilter cells = wanted.of(read, sector);
        List<Value> values = read.isEmpty() ? List.of() : query.values(cells, sight);
        Map<String, ValueSeries> series = parts.series(values);
        return new IndicatorInput(
                language,
                parts.definition(text),
                new Values(
                        of(chosen, series),
                        of(
                                compared.stream()
                                        .filter(region -> !chosen.contains(region))
                                        .toList(),
                                series),
                        wanted.asOf() == null || chosen.isEmpty()
                                ? List.of()
                                : of(chosen, parts.series(query.values(wanted.now(chosen, sector), sight))),
                        sector,
                        wanted.asOf(),
                        values.stream()
                                .map(Value::vintage)
                                .max(Instant::compareTo)
                                .orElse(null),
                        tooMany),
                tooMany ? new ValueMap("", List.of()) : parts.map(wanted.map(), compared, values, text.decimals()),
                read.isEmpty() ? RevisionSizes.UNKNOWN : SheetParts.sizes(revisions.summary(cells, sight)),
                read.isEmpty() ? List.of() : parts.largest(revisions.largest(cells, sight, LARGEST)),
                SheetParts.run(code, sector, values));
    }

    private String sector(Wanted wanted, List<String> regions) {
        List<String> asked = wanted.filter().sectors();
        return asked.isEmpty()
                ? query.sector(wanted.filter().indicator(), regions).orElse(TOTAL)
                : asked.get(0);
    }

    private static List<ValueSeries> of(List<String> regions, Map<String, ValueSeries> series) {
        return regions.stream()
                .flatMap(region -> Stream.ofNullable(series.get(region)))
                .toList();
    }
}
