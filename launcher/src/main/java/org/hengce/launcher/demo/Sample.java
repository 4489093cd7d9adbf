package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.presentation.json.LocalizedText;

/** California's Proposition 99 as it lies in {@code samples/}. */
final class Sample {
    static final String POLICY = "CA-PROP99";
    static final String INDICATOR = "cigarette-sales";
    static final String FIRST_TREATED = "1989";

    /** How the columns of the file become an import's. */
    static final String COLUMNS = "indicator:=" + INDICATOR + ",region:region,period:year,value:packs_per_capita";

    /** What the file has wrong: see the samples' README. */
    static final Map<String, Object> CORRECTION = Map.of(
            "indicator", INDICATOR,
            "region", "US-PA",
            "sector", "_T",
            "period", "1987",
            "value", 110.6,
            "status", "A",
            "confidentiality", "F");

    private final Path folder;

    Sample(Path folder) {
        this.folder = folder;
    }

    Path file() {
        return folder.resolve("us-cigarettes.csv");
    }

    JsonNode policy() throws IOException {
        return Api.JSON.readTree(Files.readString(folder.resolve("policies/CA-PROP99.json")));
    }

    JsonNode indicator() throws IOException {
        return Api.JSON.readTree(Files.readString(folder.resolve("indicators/cigarette-sales.json")));
    }

    /** Names by code. */
    Map<String, LocalizedText> regions() throws IOException {
        Map<String, LocalizedText> regions = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file())) {
            for (NamedCsvRecord row : rows)
                regions.put(row.getField("region"), new LocalizedText(null, row.getField("name")));
        }
        return regions;
    }
}
