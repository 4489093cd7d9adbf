package org.hengce.indicator.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hengce.contracts.Codes;
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
    /** Named where there are too many to draw all and nobody has chosen. */
    private static final int FEW = 3;

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
     * @param isWhole whether revisions are in it, too; charts need none
     * @throws org.hengce.kit.problem.Problem 404 if there is no such indicator, 400 for a parameter that cannot be
     */
    IndicatorInput input(String code, SheetParameters parameters, Language language, boolean isWhole) {
        Wanted wanted = parameters.read(code);
        IndicatorText text = indicators.require(code).requireText();
        Sight sight = sights.ofCaller();
        HeldRegions held = query.regions(code);
        SheetParts parts = new SheetParts(language, held);
        List<String> compared = held.compared().stream().map(Held::code).toList();
        Set<String> there = held.byCode().keySet();
        List<String> asked = wanted.chosen().stream().filter(there::contains).toList();
        List<String> chosen = asked.isEmpty() && compared.size() == 1 ? compared : asked;
        List<String> all = Stream.concat(chosen.stream(), compared.stream())
                .sorted()
                .distinct()
                .toList();
        String sector = sector(wanted, all);
        boolean tooMany = !all.isEmpty() && query.hasMoreThan(MOST_VALUES, wanted.of(all, sector), sight);
        if (tooMany && chosen.isEmpty()) {
            chosen = compared.subList(0, Math.min(FEW, compared.size()));
        }
        List<String> read = tooMany ? chosen : all;
        ObservationFilter cells = wanted.of(read, sector);
        List<Value> values = read.isEmpty() ? List.of() : query.values(cells, sight);
        Set<String> together = Set.copyOf(compared);
        Map<String, ValueSeries> series = parts.series(values, together);
        List<String> named = chosen;
        boolean hasRevisions = isWhole && !read.isEmpty();
        return new IndicatorInput(
                language,
                parts.definition(text),
                new Values(
                        of(named, series),
                        of(
                                compared.stream()
                                        .filter(region -> !named.contains(region))
                                        .toList(),
                                series),
                        wanted.asOf() == null || named.isEmpty()
                                ? List.of()
                                : of(named, parts.series(query.values(wanted.now(named, sector), sight), together)),
                        sector,
                        wanted.asOf(),
                        values.stream()
                                .filter(each -> each.value() != null)
                                .map(Value::vintage)
                                .max(Instant::compareTo)
                                .orElse(null),
                        tooMany,
                        wanted.chosen().stream()
                                .filter(region -> !series.containsKey(region))
                                .toList(),
                        SheetParts.periods(values)),
                map(wanted, sector, compared, tooMany, values, sight, parts, text.decimals()),
                hasRevisions ? SheetParts.sizes(revisions.summary(cells, sight)) : RevisionSizes.UNKNOWN,
                hasRevisions ? parts.largest(revisions.largest(cells, sight, LARGEST)) : List.of(),
                SheetParts.run(code, sector, values));
    }

    /** Of the period that was asked for, whatever periods lines are of; where only the chosen regions were read, else of their last. */
    private ValueMap map(
            Wanted wanted,
            String sector,
            List<String> compared,
            boolean tooMany,
            List<Value> values,
            Sight sight,
            SheetParts parts,
            int decimals) {
        if (!tooMany && wanted.map() == null) {
            return parts.map(null, compared, values, decimals);
        }
        String period = wanted.map() != null
                ? wanted.map()
                : values.stream()
                        .filter(each -> each.value() != null)
                        .map(Value::period)
                        .max(String::compareTo)
                        .orElse("");
        return period.isEmpty()
                ? new ValueMap("", List.of())
                : parts.map(period, compared, query.values(wanted.at(period, compared, sector), sight), decimals);
    }

    private String sector(Wanted wanted, List<String> regions) {
        List<String> asked = wanted.filter().sectors();
        return asked.isEmpty()
                ? query.sector(wanted.filter().indicator(), regions).orElse(Codes.ALL_SECTORS)
                : asked.get(0);
    }

    private static List<ValueSeries> of(List<String> regions, Map<String, ValueSeries> series) {
        return regions.stream()
                .flatMap(region -> Stream.ofNullable(series.get(region)))
                .toList();
    }
}
