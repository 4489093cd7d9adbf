package org.hengce.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.launcher.client.Api;
import org.hengce.presentation.json.LocalizedText;

/** What lies in {@code samples/}. */
final class Sample {
    private final Path folder;

    Sample(Path folder) {
        this.folder = folder;
    }

    Path file(DemoCase of) {
        return folder.resolve(of.file());
    }

    JsonNode policy(DemoCase of) throws IOException {
        return json("policies/%s.json".formatted(of.policy()));
    }

    JsonNode indicator(DemoCase of) throws IOException {
        return json("indicators/%s.json".formatted(of.indicator()));
    }

    private JsonNode json(String name) throws IOException {
        return Api.JSON.readTree(Files.readString(folder.resolve(name)));
    }

    /** Names of the states in the files, by code. */
    Map<String, LocalizedText> states() throws IOException {
        Map<String, LocalizedText> states = new TreeMap<>();
        for (DemoCase of : List.of(DemoCase.CIGARETTES, DemoCase.SHALL_CARRY)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file(of))) {
                for (NamedCsvRecord row : rows)
                    states.put(row.getField("region"), new LocalizedText(null, row.getField("name")));
            }
        }
        return states;
    }
}
