package org.hengce.indicator.observations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which code may have been meant where one is not registered: a name in either language (上海, Shanghai), another case, or
 * a slip of the pen. Something is offered only where one code alone comes nearest.
 */
final class CodeSuggestions {
    /** A column of names instead of codes has few different ones; a hopeless file shall not cost more than these. */
    private static final int REMEMBERED = 2_000;

    private static final int SHORTEST_FOR_SLIPS = 4;
    private static final int LONGEST = 100;

    private final Map<String, String> byCode = new TreeMap<>();
    private final Map<String, List<String>> byName = new TreeMap<>();
    private final Map<String, Optional<String>> asked = new HashMap<>();

    private CodeSuggestions() {}

    /** Those of a register that can be used. */
    static CodeSuggestions of(Handle handle, String table) {
        CodeSuggestions suggestions = new CodeSuggestions();
        handle.createQuery(
                        "SELECT code, text->'name'->>'zh' AS zh, text->'name'->>'en' AS en FROM %s WHERE NOT retired ORDER BY code"
                                .formatted(table))
                .map((row, context) -> {
                    String code = row.getString("code");
                    suggestions.byCode.put(folded(code), code);
                    suggestions.add(row.getString("zh"), code);
                    suggestions.add(row.getString("en"), code);
                    return code;
                })
                .list();
        return suggestions;
    }

    private void add(@Nullable String name, String code) {
        if (name != null && !name.isBlank()) {
            byName.computeIfAbsent(folded(name), key -> new ArrayList<>(1)).add(code);
        }
    }

    private static String folded(String text) {
        return ExactNumber.halfWidth(text).strip().toLowerCase(Locale.ROOT);
    }

    @Nullable
    String near(String text) {
        if (!asked.containsKey(text)) {
            if (asked.size() == REMEMBERED || text.isBlank() || text.length() > LONGEST) {
                return null;
            }
            asked.put(text, Optional.ofNullable(find(folded(text))));
        }
        return asked.getOrDefault(text, Optional.empty()).orElse(null);
    }

    private @Nullable String find(String text) {
        @Nullable String code = byCode.get(text);
        if (code != null) {
            return code;
        }
        List<String> named = byName.getOrDefault(text, List.of());
        if (named.isEmpty()) {
            named = longerOrShorter(text);
        }
        if (!named.isEmpty()) {
            return named.size() == 1 ? named.get(0) : null;
        }
        return text.length() < SHORTEST_FOR_SLIPS ? null : slip(text);
    }

    /** 上海 for 上海市, 广西 for 广西壮族自治区, and the other way round. */
    private List<String> longerOrShorter(String text) {
        List<String> found = new ArrayList<>();
        if (text.length() > 1) {
            byName.forEach((name, codes) -> {
                if (name.length() > 1 && (name.startsWith(text) || text.startsWith(name))) {
                    found.addAll(codes);
                }
            });
        }
        return found.stream().distinct().toList();
    }

    private @Nullable String slip(String text) {
        List<String> near = new ArrayList<>();
        byCode.forEach((folded, code) -> {
            if (isOneSlipFrom(folded, text)) {
                near.add(code);
            }
        });
        return near.size() == 1 ? near.get(0) : null;
    }

    /** One character too many, too few or another, or two neighbours changed about. */
    static boolean isOneSlipFrom(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int same = 0;
        while (same < shorter && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        String restA = a.substring(same);
        String restB = b.substring(same);
        return switch (restA.length() - restB.length()) {
            case 1 -> restA.substring(1).equals(restB);
            case -1 -> restB.substring(1).equals(restA);
            case 0 ->
                restA.isEmpty()
                        || restA.substring(1).equals(restB.substring(1))
                        || (restA.length() > 1
                                && restA.charAt(0) == restB.charAt(1)
                                && restA.charAt(1) == restB.charAt(0)
                                && restA.substring(2).equals(restB.substring(2)));
            default -> false;
        };
    }
}
