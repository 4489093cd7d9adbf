package org.hengce.methods.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.hengce.methods.option.OptionException;

/** A method's own settings as text, by key. Every message names what was found and what may be. */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Settings of a method.
     *
     * @param keyed {@code key=value} each
     * @throws IllegalArgumentException if one is malformed, unknown to the method or given twice
     */
    public static Settings of(AnalysisMethod method, List<String> keyed) {
        Map<String, String> values = new TreeMap<>();
        for (String text : keyed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new OptionException(
                        "'%s' is no setting; write key=value".formatted(text),
                        "“%s”不是设置；请写作 key=value".formatted(text));
            }
            String key = text.substring(0, equals);
            if (method.settings().stream().noneMatch(known -> known.startsWith(key + "="))) {
                throw unknown(method, key);
            }
            if (values.put(key, text.substring(equals + 1).strip()) != null) {
                throw new OptionException(
                        "the setting '%s' is given twice; give it once".formatted(key),
                        "设置“%s”重复；请只写一次".formatted(key));
            }
        }
        return new Settings(values);
    }

    /** No settings. */
    public static Settings none() {
        return new Settings(Map.of());
    }

    /** Whether it was given. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean flag(String key, boolean standard) {
        return choice(key, Map.of("true", true, "false", false)).orElse(standard);
    }

    OptionalInt whole(String key) {
        String text = values.get(key);
        if (text == null) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw refused(key, text, "a whole number", "整数");
        }
    }

    OptionalDouble number(String key) {
        String text = values.get(key);
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(number(key, text));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Names separated by commas; empty where not given. */
    List<String> names(String key) {
        return listed(key, Function.identity());
    }

    /** Numbers separated by commas; empty where not given. */
    List<Double> numbers(String key) {
        return listed(key, part -> number(key, part));
    }

    /** One of these words. */
    <T> Optional<T> choice(String key, Map<String, T> words) {
        String text = values.get(key);
        if (text == null) {
            return Optional.empty();
        }
        T chosen = words.get(text);
        if (chosen == null) {
            List<String> all = words.keySet().stream().sorted().toList();
            throw refused(key, text, String.join(" or ", all), String.join(" 或 ", all));
        }
        return Optional.of(chosen);
    }

    private <T> List<T> listed(String key, Function<String, T> each) {
        String text = values.get(key);
        List<T> parts = new ArrayList<>();
        for (String part : text == null ? new String[0] : text.split(",", -1)) {
            if (part.isBlank()) {
                throw refused(key, text == null ? "" : text, "values separated by commas, none empty", "以逗号分隔且不为空的值");
            }
            parts.add(each.apply(part.strip()));
        }
        return parts;
    }

    private static double number(String key, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value) && text.matches("[-+0-9.eE]+")) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, together with what Java alone takes for a number
        }
        throw refused(key, text, "a number like 0.5", "形如 0.5 的数字");
    }

    private static OptionException unknown(AnalysisMethod method, String key) {
        String all = String.join(", ", method.settings());
        return method.settings().isEmpty()
                ? new OptionException(
                        "%s takes no settings, not '%s'".formatted(method.word(), key),
                        "%s 没有设置项，因此没有“%s”".formatted(method.word(), key))
                : new OptionException(
                        "%s has no setting '%s'; it has %s".formatted(method.word(), key, all),
                        "%s 没有设置“%s”；可选：%s".formatted(method.word(), key, all));
    }

    private static OptionException refused(String key, String found, String expected, String inChinese) {
        return new OptionException(
                "the setting %s is '%s'; it must be %s".formatted(key, found, expected),
                "设置 %s 为“%s”；须为%s".formatted(key, found, inChinese));
    }
}
