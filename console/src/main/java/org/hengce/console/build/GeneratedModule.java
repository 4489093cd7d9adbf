package org.hengce.console.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.methods.score.Rating;
import org.hengce.presentation.Language;
import org.hengce.presentation.look.Mark;
import org.hengce.presentation.words.Texts;

/**
 * The package {@code hengce}: names of the contract's values and marks of ratings as reports have them, so that no page has a
 * second word for anything.
 */
final class GeneratedModule {
    private static final Map<String, List<String>> NAMES = Map.of(
            "rating", names(Rating.values(), "none"),
            "category",
                    List.of(
                            "RESEARCH_INNOVATION",
                            "TALENT",
                            "ENTERPRISE_SUPPORT",
                            "INDUSTRIAL_PLANNING",
                            "INTELLECTUAL_PROPERTY"),
            "level", List.of("NATIONAL", "PROVINCIAL", "MUNICIPAL"),
            "instrument",
                    List.of(
                            "GRANT",
                            "TAX",
                            "LOAN",
                            "GUARANTEE",
                            "EQUITY",
                            "PROCUREMENT",
                            "REGULATION",
                            "SERVICE",
                            "INFRASTRUCTURE",
                            "TRAINING"),
            "dimension", Texts.of(Language.EN).names("dimension"),
            "frequency", Texts.of(Language.EN).names("frequency"),
            "measure", Texts.of(Language.EN).names("measure"),
            "standing", List.of("READING", "PROVISIONAL", "EXPLORATORY"),
            "status", List.of("QUEUED", "RUNNING", "NOT_EVALUABLE", "FAILED", "CANCELLED"),
            "trigger", List.of("OBSERVATIONS", "POLICY", "PLAN", "REQUEST", "SCHEDULE", "SOFTWARE"));

    private GeneratedModule() {}

    static void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("package.json"),
                "{\"name\": \"hengce\", \"type\": \"module\", \"main\": \"index.js\", \"types\": \"index.d.ts\"}\n");
        Files.writeString(
                folder.resolve("index.js"),
                "export const labels = {zh: %s, en: %s};\nexport const marks = %s;\n"
                        .formatted(labels(Language.ZH), labels(Language.EN), marks()));
        Files.writeString(folder.resolve("index.d.ts"), """
                export declare const labels: Record<'zh' | 'en', Record<string, string>>;
                export declare const marks: Record<string, {symbol: string; style: string}>;
                """);
    }

    private static String labels(Language language) {
        Map<String, String> labels = new TreeMap<>();
        NAMES.forEach((group, names) -> names.forEach(
                name -> labels.put(group + "." + name, Texts.of(language).text(group + "." + name))));
        return object(labels);
    }

    private static String marks() {
        Map<String, String> marks = new TreeMap<>();
        for (Rating rating : Rating.values()) {
            marks.put(rating.name(), mark(Mark.of(rating)));
        }
        marks.put("none", mark(Mark.UNCLEAR));
        return marks.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String mark(Mark mark) {
        return "{symbol: %s, style: %s}".formatted(quoted(mark.symbol()), quoted(mark.style()));
    }

    private static String object(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<String> names(Enum<?>[] values, String more) {
        return Stream.concat(Arrays.stream(values).map(Enum::name), Stream.of(more))
                .toList();
    }
}
