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
    private final Speech speech;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    private OptionWords(Speech speech) {
        this.speech = speech;
    }

    /** Reads the words; what stands behind {@code --} is no option. */
    static OptionWords of(List<String> words, Set<String> valued, Set<String> flags, Speech speech) {
        OptionWords read = new OptionWords(speech);
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
                if (equals >= 0) throw speech.wrong("%s takes no value.".formatted(name), "%s 不带值。".formatted(name));
                read.put(name, "");
            } else if (valued.contains(name)) {
                boolean within = equals >= 0;
                if (!within && (i + 1 == words.size() || words.get(i + 1).startsWith("--")))
                    throw speech.wrong("%s needs a value.".formatted(name), "%s 需要一个值。".formatted(name));
                read.put(name, within ? word.substring(equals + 1) : words.get(++i));
            } else throw unknown(name, valued, flags, speech);
        }
        return read;
    }

    private static UsageError unknown(String name, Set<String> valued, Set<String> flags, Speech speech) {
        Optional<String> near = Stream.concat(valued.stream(), flags.stream())
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
            throw speech.wrong(
                    "%s is given %d times; give it once.".formatted(name, given.size()),
                    "%s 给出了 %d 次；请只给一次。".formatted(name, given.size()));
        if (given.size() == 1 && given.get(0).isBlank())
            throw speech.wrong("%s is empty.".formatted(name), "%s 为空。".formatted(name));
        return given.stream().findFirst();
    }

    String required(String name, String what, String inChinese) {
        return one(name)
                .orElseThrow(() -> speech.wrong(
                        "%s is missing: %s.".formatted(name, what), "缺少 %s：%s。".formatted(name, inChinese)));
    }

    /** The values between commas. */
    List<String> list(String name) {
        Optional<String> text = one(name);
        if (text.isEmpty()) return List.of();
        List<String> parts =
                Stream.of(text.get().split(",", -1)).map(String::strip).toList();
        if (parts.contains(""))
            throw speech.wrong(
                    "%s has an empty part: '%s'.".formatted(name, text.get()),
                    "%s 中有空的部分：“%s”。".formatted(name, text.get()));
        return parts;
    }

    /** The value as something else. */
    <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return one(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                throw speech.wrong(
                        "%s: '%s' is no number that fits here.".formatted(name, text),
                        "%s：“%s”不是此处可用的数字。".formatted(name, text));
            } catch (IllegalArgumentException e) {
                String said = speech.said(e);
                throw speech.wrong("%s: %s".formatted(name, said), "%s：%s".formatted(name, said));
            }
        });
    }

    /** A number written as in a file: neither Java's suffixes nor its hexadecimal digits. */
    Optional<Double> number(String name) {
        return parsed(name, text -> {
            if (!text.matches("[-+0-9.eE]+")) throw new NumberFormatException(text);
            return Double.valueOf(text);
        });
    }

    Speech speech() {
        return speech;
    }

    UsageError wrong(String english, String chinese) {
        return speech.wrong(english, chinese);
    }
}
