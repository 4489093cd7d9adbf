package org.hengce.launcher.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.UsageError;
import org.hengce.methods.request.Spelling;
import org.hengce.methods.request.Words;

/** Words of a command line told apart: options with values ({@code --name value}, {@code --name=value}), flags, others. */
final class OptionWords {
    private final Speech speech;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    private OptionWords(Speech speech) {
        this.speech = speech;
    }

    /**
     * Reads the words; what stands behind {@code --} is no option.
     *
     * @param valued names of options with a value, in camel case
     * @param flags names of options without
     */
    static OptionWords of(List<String> words, Set<String> valued, Set<String> flags, Speech speech) {
        OptionWords read = new OptionWords(speech);
        Map<String, String> named = new HashMap<>();
        Stream.concat(valued.stream(), flags.stream()).forEach(name -> named.put(Spelling.COMMAND.name(name), name));
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
            String written = equals < 0 ? word : word.substring(0, equals);
            String name = named.get(written);
            if (name == null) throw unknown(written, named.keySet(), speech);
            boolean within = equals >= 0;
            if (flags.contains(name)) {
                if (within) throw speech.wrong("%s takes no value.".formatted(written), "%s 不带值。".formatted(written));
                read.put(name, "");
            } else if (!within && (i + 1 == words.size() || words.get(i + 1).startsWith("--"))) {
                throw speech.wrong("%s needs a value.".formatted(written), "%s 需要一个值。".formatted(written));
            } else read.put(name, within ? word.substring(equals + 1) : words.get(++i));
        }
        return read;
    }

    private static UsageError unknown(String name, Set<String> all, Speech speech) {
        Optional<String> near = all.stream()
                .filter(known -> known.startsWith(name) || name.startsWith(known))
                .sorted()
                .findFirst();
        return speech.wrong(
                "There is no option '%s'.%s"
                        .formatted(name, near.map(" Is it %s?"::formatted).orElse("")),
                "没有选项“%s”。%s".formatted(name, near.map("是否指 %s？"::formatted).orElse("")));
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** The words that are no options. */
    List<String> others() {
        return others;
    }

    /** The options with their texts, by the names that requests have for them. */
    Words words() {
        return new Words(values, Spelling.COMMAND);
    }

    Speech speech() {
        return speech;
    }

    UsageError wrong(String english, String chinese) {
        return speech.wrong(english, chinese);
    }
}
