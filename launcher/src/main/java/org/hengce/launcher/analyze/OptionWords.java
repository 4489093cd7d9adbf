package org.hengce.launcher.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.UsageError;

/** Words of a command line told apart: options with values ({@code --name value}, {@code --name=value}), flags, others. */
final class OptionWords {
    private final String usage;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    private OptionWords(String usage) {
        this.usage = usage;
    }

    /** Reads the words; what stands behind {@code --} is no option. */
    static OptionWords of(List<String> words, Set<String> valued, Set<String> flags, String usage) {
        OptionWords read = new OptionWords(usage);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                read.others.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                read.others.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(name)) {
                if (equals >= 0) throw new UsageError("%s takes no value.".formatted(name), usage);
                read.put(name, "");
            } else if (valued.contains(name)) {
                boolean within = equals >= 0;
                if (!within && (i + 1 == words.size() || words.get(i + 1).startsWith("--")))
                    throw new UsageError("%s needs a value.".formatted(name), usage);
                read.put(name, within ? word.substring(equals + 1) : words.get(++i));
            } else throw unknown(name, valued, flags, usage);
        }
        return read;
    }

    private static UsageError unknown(String name, Set<String> valued, Set<String> flags, String usage) {
        String near = Stream.concat(valued.stream(), flags.stream())
                .filter(known -> known.startsWith(name) || name.startsWith(known))
                .sorted()
                .findFirst()
                .map(" Is it %s?"::formatted)
                .orElse("");
        return new UsageError("There is no option '%s'.%s".formatted(name, near), usage);
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** The words that are no options. */
    List<String> others() {
        return others;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** All values of an option that may be repeated. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of an option that stands once at most. */
    Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1)
            throw new UsageError("%s is given %d times; give it once.".formatted(name, given.size()), usage);
        if (given.size() == 1 && given.get(0).isBlank()) throw new UsageError("%s is empty.".formatted(name), usage);
        return given.stream().findFirst();
    }

    String required(String name, String what) {
        return one(name).orElseThrow(() -> new UsageError("%s is missing: %s.".formatted(name, what), usage));
    }

    /** The values between commas. */
    List<String> list(String name) {
        Optional<String> text = one(name);
        if (text.isEmpty()) return List.of();
        List<String> parts =
                Stream.of(text.get().split(",", -1)).map(String::strip).toList();
        if (parts.contains("")) throw new UsageError("%s has an empty part: '%s'.".formatted(name, text.get()), usage);
        return parts;
    }

    /** The value as something else. */
    <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return one(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new UsageError("%s: %s.".formatted(name, reason(e, text)), usage);
            }
        });
    }

    private static String reason(IllegalArgumentException e, String text) {
        return e instanceof NumberFormatException
                ? "'%s' is no number that fits here".formatted(text)
                : String.valueOf(e.getMessage());
    }

    UsageError wrong(String what) {
        return new UsageError(what, usage);
    }
}
