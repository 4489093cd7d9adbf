package org.hengce.methods.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hengce.methods.option.OptionException;

/** Options with the texts that were given for them, by names in camel case; what is wrong is said as the caller writes it. */
public final class Words {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Spelling spelling;

    /** Copies the texts. */
    public Words(Map<String, List<String>> values, Spelling spelling) {
        values.forEach((name, texts) -> this.values.put(name, List.copyOf(texts)));
        this.spelling = spelling;
    }

    /** Whether it was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names of what was given. */
    public List<String> names() {
        return new ArrayList<>(values.keySet());
    }

    /** All texts of an option that may be repeated. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * The text of an option that stands once at most.
     *
     * @throws OptionException if it stands more often, or is empty
     */
    public Optional<String> one(String name) {
        List<String> given = all(name);
        String written = spelling.name(name);
        if (given.size() > 1) {
            throw new OptionException(
                    "%s is given %d times; give it once".formatted(written, given.size()),
                    "%s 给出了 %d 次；请只给一次".formatted(written, given.size()));
        }
        if (given.size() == 1 && given.get(0).isBlank()) {
            throw new OptionException("%s is empty".formatted(written), "%s 为空".formatted(written));
        }
        return given.stream().findFirst();
    }

    /**
     * The text of an option that must be there.
     *
     * @param what it is, for who left it out
     * @throws OptionException if it is missing
     */
    public String required(String name, String what, String inChinese) {
        return one(name)
                .orElseThrow(() -> new OptionException(
                        "%s is missing: %s".formatted(spelling.name(name), what),
                        "缺少 %s：%s".formatted(spelling.name(name), inChinese)));
    }

    /**
     * The texts between commas; none where it was not given.
     *
     * @throws OptionException if one is empty
     */
    public List<String> list(String name) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> parts =
                Stream.of(text.get().split(",", -1)).map(String::strip).toList();
        if (parts.contains("")) {
            throw new OptionException(
                    "%s has an empty part: '%s'".formatted(spelling.name(name), text.get()),
                    "%s 中有空的部分：“%s”".formatted(spelling.name(name), text.get()));
        }
        return parts;
    }

    /**
     * The text as something else.
     *
     * @throws OptionException if the parser refuses it
     */
    public <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return one(name).map(text -> {
            String written = spelling.name(name);
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                throw new OptionException(
                        "%s: '%s' is no number that fits here".formatted(written, text),
                        "%s：“%s”不是此处可用的数字".formatted(written, text));
            } catch (OptionException e) {
                throw new OptionException(
                        "%s: %s".formatted(written, e.getMessage()), "%s：%s".formatted(written, e.chinese()));
            }
        });
    }

    /** A number written as in a file: neither Java's suffixes nor its hexadecimal digits. */
    public Optional<Double> number(String name) {
        return parsed(name, text -> {
            if (!text.matches("[-+0-9.eE]+")) {
                throw new NumberFormatException(text);
            }
            return Double.valueOf(text);
        });
    }

    /** A whole number in the digits 0 to 9. */
    public Optional<Long> whole(String name) {
        return parsed(name, text -> {
            if (!text.matches("[-+]?[0-9]+")) {
                throw new NumberFormatException(text); // Java reads the digits of all scripts
            }
            return Long.valueOf(text);
        });
    }

    /** How the option is written. */
    public String written(String name) {
        return spelling.name(name);
    }

    /** The option with a value, as an example. */
    public String example(String name, String value) {
        return spelling.with(name, value);
    }
}
