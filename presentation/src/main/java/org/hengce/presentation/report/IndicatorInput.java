package org.hengce.presentation.report;

import java.time.Instant;
import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.chart.Tile;
import org.hengce.presentation.chart.ValueSeries;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.Report.Run;
import org.hengce.presentation.words.IndicatorFacts;
import org.jspecify.annotations.Nullable;

/**
 * What the report of an indicator is made from: its definition, and its values as they were known at an instant.
 *
 * @param values of one sector, as far as its reader sees them
 * @param map values of one period by region; empty where there is none
 * @param revisions how far values were revised since they were first known
 * @param largest the largest revisions, the largest first
 * @param run what it is made from; {@code id} is the indicator's code
 */
public record IndicatorInput(
        Language language,
        Definition definition,
        Values values,
        ValueMap map,
        RevisionSizes revisions,
        List<Revised> largest,
        Run run) {
    /** Copies the list. */
    public IndicatorInput {
        largest = List.copyOf(largest);
    }

    /**
     * What the indicator is.
     *
     * @param frequency,aggregation,dimension wire names
     * @param record what a reader must know before relying on it (SIMS), in the order of its parts
     * @param breaks from when on values are counted differently
     */
    public record Definition(
            String code,
            IndicatorFacts facts,
            @Nullable LocalizedText definition,
            String unitMeasure,
            String dimension,
            String frequency,
            String aggregation,
            List<Entry> record,
            List<Break> breaks) {
        /** Copies the lists. */
        public Definition {
            record = List.copyOf(record);
            breaks = List.copyOf(breaks);
        }
    }

    /** A part of the quality record, by the name of its field. */
    public record Entry(String field, LocalizedText text) {}

    /** A break of the series. */
    public record Break(String period, @Nullable LocalizedText note) {}

    /**
     * Values over time.
     *
     * @param chosen regions to be named
     * @param others of the same level, to be compared with
     * @param now the chosen as they are known now, where {@code asOf} is in the past; else none
     * @param sector code
     * @param asOf what was known then; null: what is known now
     * @param lastChange when the newest of the values that are shown became known; null where there is none
     * @param tooMany whether there are so many values that only the chosen regions were read
     * @param unknown regions that were asked for and of which there is no value
     * @param periods all from the first with a value to the last, in order
     */
    public record Values(
            List<ValueSeries> chosen,
            List<ValueSeries> others,
            List<ValueSeries> now,
            String sector,
            @Nullable Instant asOf,
            @Nullable Instant lastChange,
            boolean tooMany,
            List<String> unknown,
            List<String> periods) {
        /** Copies the lists. */
        public Values {
            unknown = List.copyOf(unknown);
            periods = List.copyOf(periods);
            chosen = List.copyOf(chosen);
            others = List.copyOf(others);
            now = List.copyOf(now);
        }
    }

    /** The regions of one period; no tiles where none of them has a value then. */
    public record ValueMap(String period, List<Tile> tiles) {
        /** Copies the list. */
        public ValueMap {
            tiles = List.copyOf(tiles);
        }
    }

    /** How a value was revised, from the first that was known to the last. */
    public record Revised(String region, String name, String period, double first, double last) {}
}
