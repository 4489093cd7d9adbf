package org.hengce.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;
import org.junit.jupiter.api.Assumptions;

/**
 * Reference figures computed in R and the data they were computed on. Those of the samples are part of the project;
 * those of other data lie in a folder {@code shared} beside it, or where the system property {@code hengce.shared} or
 * the environment variable {@code HENGCE_SHARED} says, and tests that need them are skipped without it.
 */
public final class Figures {
    private Figures() {}

    /** Figures on a sample: always there. */
    public static JsonNode ofSample(String name) {
        return json(root().resolve("samples/reference").resolve(name));
    }

    /** Figures from the shared folder; skips the test where there is none. */
    public static JsonNode shared(String name) {
        return json(sharedFolder(name).resolve("reference").resolve(name));
    }

    /** A sample's rows, each by column name: always there. */
    public static List<Map<String, String>> sampleRows(String file) {
        return rows(root().resolve("samples").resolve(file));
    }

    /** The rows of a panel from the shared folder, each by column name; skips the test where there is none. */
    public static List<Map<String, String>> sharedRows(String file) {
        return rows(sharedFolder(file).resolve("data").resolve(file));
    }

    private static List<Map<String, String>> rows(Path file) {
        List<String> lines = lines(file);
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(unquoted(header[i]), unquoted(cells[i]));
            }
            rows.add(row);
        }
        return rows;
    }

    /** No cell of these files holds a comma or a quote of its own. */
    private static String unquoted(String cell) {
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
    }

    /** Numbers by name. */
    public static Map<String, Double> numbers(JsonNode object) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().doubleValue()));
        return numbers;
    }

    /** California's cigarettes from a first year on, to 1992, without the donors that the figures exclude. */
    public static Panel usCigarettes(int firstYear) {
        return usCigarettes(firstYear, Map.of());
    }

    /** The same with some values put right, by unit and year. */
    public static Panel usCigarettes(int firstYear, Map<String, Double> corrected) {
        JsonNode figures = ofSample("sample-us-cigarettes.json");
        TreeSet<String> excluded = new TreeSet<>();
        figures.get("excluded_donors").forEach(unit -> excluded.add(unit.textValue()));
        return panel(
                root().resolve("samples/us-cigarettes.csv"),
                "region",
                unit -> !excluded.contains(unit),
                firstYear,
                "US-CA",
                corrected);
    }

    /** Proposition 99 with data to 2000; skips the test where the shared folder is not there. */
    public static Panel prop99() {
        Path file = sharedFolder("california-prop99.csv").resolve("data/california-prop99.csv");
        return panel(file, "state", unit -> true, 1970, "California", Map.of());
    }

    private static Panel panel(
            Path file,
            String unitColumn,
            Predicate<String> kept,
            int firstYear,
            String treated,
            Map<String, Double> corrected) {
        List<String> lines = lines(file);
        List<String> header = List.of(lines.get(0).split(",", -1));
        int unit = header.indexOf(unitColumn);
        int year = header.indexOf("year");
        int packs = header.indexOf("packs_per_capita");
        List<String[]> rows = lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(row -> kept.test(row[unit]) && Integer.parseInt(row[year]) >= firstYear)
                .toList();
        PanelBuilder builder = Panel.builder(
                rows.stream().map(row -> row[year]).distinct().sorted().toList());
        for (String[] row : rows) {
            Double better = corrected.get(row[unit] + " " + row[year]);
            builder.observe(row[unit], row[year], better != null ? better : Double.parseDouble(row[packs]));
        }
        return builder.treatedFrom(treated, "1989").build();
    }

    /** The repository's folder: the first above the module that has the samples. */
    public static Path root() {
        Path start = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ""));
        for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("samples/reference"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above %s holds samples/reference".formatted(start.toAbsolutePath()));
    }

    private static Path sharedFolder(String needed) {
        Path folder = Optional.ofNullable(System.getProperty("hengce.shared"))
                .or(() -> Optional.ofNullable(System.getenv("HENGCE_SHARED")))
                .map(Path::of)
                .orElse(root().resolve("../shared"));
        Assumptions.assumeTrue(
                Files.isDirectory(folder.resolve("reference")), "needs " + needed + " from the shared folder");
        return folder;
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
