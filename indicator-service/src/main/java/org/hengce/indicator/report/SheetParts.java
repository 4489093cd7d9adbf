package org.hengce.indicator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.Period;
import org.hengce.indicator.indicators.IndicatorText;
import org.hengce.indicator.indicators.QualityRecord;
import org.hengce.indicator.report.HeldRegions.Held;
import org.hengce.indicator.report.SheetQuery.Value;
import org.hengce.indicator.revisions.CellRevision;
import org.hengce.indicator.revisions.RevisionSummary;
import org.hengce.kit.hash.Sha256;
import org.hengce.methods.score.Direction;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Tile;
import org.hengce.presentation.chart.ValueSeries;
import org.hengce.presentation.number.Precision;
import org.hengce.presentation.report.IndicatorInput.Break;
import org.hengce.presentation.report.IndicatorInput.Definition;
import org.hengce.presentation.report.IndicatorInput.Entry;
import org.hengce.presentation.report.IndicatorInput.Revised;
import org.hengce.presentation.report.IndicatorInput.ValueMap;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.report.RevisionSizes;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/** Turns what is stored of an indicator into what a report is made from. */
final class SheetParts {
    /** Of days some twenty-seven years; beyond them only periods with values have a place. */
    private static final int MOST_PERIODS = 10_000;

    private final Language language;
    private final Map<String, Held> regions;

    SheetParts(Language language, HeldRegions held) {
        this.language = language;
        regions = held.byCode();
    }

    Definition definition(IndicatorText text) {
        String code = text.code() == null ? "" : text.code();
        return new Definition(
                code,
                new IndicatorFacts(
                        shown(text.name()),
                        text.decimals(),
                        text.source() == null ? null : shown(text.source()),
                        Direction.valueOf(text.direction().name())),
                text.definition() == null ? null : shown(text.definition()),
                text.unitMeasure(),
                text.dimension().name(),
                text.frequency().name(),
                text.aggregation().name(),
                record(text.quality()),
                text.breaks().stream()
                        .map(each -> new Break(each.period(), shown(each.note())))
                        .toList());
    }

    private static List<Entry> record(@Nullable QualityRecord quality) {
        List<Entry> entries = new ArrayList<>();
        if (quality != null) {
            quality.texts().forEach((field, text) -> entries.add(new Entry(field, shown(text))));
        }
        return entries;
    }

    /**
     * By region, in the order of their codes.
     *
     * @param compared regions that are compared with each other
     */
    SortedMap<String, ValueSeries> series(List<Value> values, Set<String> compared) {
        SortedMap<String, List<Value>> byRegion =
                values.stream().collect(Collectors.groupingBy(Value::region, TreeMap::new, Collectors.toList()));
        SortedMap<String, ValueSeries> series = new TreeMap<>();
        byRegion.forEach((region, own) -> series.put(
                region,
                new ValueSeries(
                        region,
                        name(region),
                        own.stream()
                                .map(each -> new ValueSeries.Point(each.period(), each.value(), each.isProvisional()))
                                .toList(),
                        compared.contains(region))));
        return series;
    }

    /**
     * The map of these regions.
     *
     * @param wanted the period; null: the last one that at least half as many regions have as have any
     * @param decimals with how many values are published
     */
    ValueMap map(@Nullable String wanted, List<String> compared, List<Value> values, int decimals) {
        Set<String> together = Set.copyOf(compared);
        SortedMap<String, Long> counts = values.stream()
                .filter(each -> each.value() != null && together.contains(each.region()))
                .collect(Collectors.groupingBy(Value::period, TreeMap::new, Collectors.counting()));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        String period = wanted != null
                ? wanted
                : counts.entrySet().stream()
                        .filter(each -> 2 * each.getValue() >= most)
                        .map(Map.Entry::getKey)
                        .reduce("", (earlier, later) -> later);
        if (!counts.containsKey(period)) {
            return new ValueMap(period, List.of());
        }
        Map<String, Value> there = values.stream()
                .filter(each -> each.period().equals(period))
                .collect(Collectors.toMap(Value::region, each -> each));
        return new ValueMap(
                period,
                compared.stream()
                        .map(region -> tile(region, there.get(region), decimals))
                        .toList());
    }

    /** All periods from the first with a value to the last, whether something is known of them or not. */
    static List<String> periods(List<Value> values) {
        List<Period> known = values.stream()
                .filter(each -> each.value() != null)
                .map(Value::period)
                .distinct()
                .map(Period::parse)
                .sorted()
                .toList();
        List<String> all = new ArrayList<>();
        if (!known.isEmpty()) {
            Period last = known.get(known.size() - 1);
            for (Period at = known.get(0); at.compareTo(last) <= 0 && all.size() < MOST_PERIODS; at = at.next()) {
                all.add(at.toString());
            }
        }
        return all;
    }

    private Tile tile(String region, @Nullable Value value, int decimals) {
        Double number = value == null ? null : value.value();
        boolean provisional = value != null && value.isProvisional();
        return new Tile(region, name(region), number, null, null, new Precision(decimals), null, "", provisional);
    }

    static RevisionSizes sizes(RevisionSummary summary) {
        Double mean = summary.meanRevision();
        Double absolute = summary.meanAbsoluteRevision();
        return new RevisionSizes(
                Math.toIntExact(summary.values()),
                0,
                Math.toIntExact(summary.revised()),
                mean == null ? 0 : mean,
                absolute == null ? 0 : absolute,
                summary.relativeMeanAbsoluteRevision());
    }

    List<Revised> largest(List<CellRevision> all) {
        List<Revised> shown = new ArrayList<>();
        for (CellRevision each : all) {
            if (each.first() != null && each.last() != null) {
                shown.add(new Revised(each.region(), name(each.region()), each.period(), each.first(), each.last()));
            }
        }
        return shown;
    }

    /** Two readers who see different values have different ones; when a hidden value changed is in none. */
    static Run run(String code, String sector, List<Value> values) {
        StringBuilder all = new StringBuilder(code).append('\n').append(sector);
        for (Value each : values) {
            all.append('\n')
                    .append(String.join(
                            ",",
                            each.region(),
                            each.period(),
                            String.valueOf(each.value()),
                            each.status(),
                            each.value() == null ? "" : each.vintage().toString()));
        }
        String path = "/api/v1/indicators/" + code;
        return new Run(code, Sha256.hex(all.toString()), path, null, null, null);
    }

    private String name(String region) {
        Held held = regions.get(region);
        String name = held == null ? "" : shown(held.name()).in(language);
        return name.isBlank() ? region : name;
    }

    private static org.hengce.presentation.json.LocalizedText shown(LocalizedText text) {
        return new org.hengce.presentation.json.LocalizedText(text.zh(), text.en());
    }
}
