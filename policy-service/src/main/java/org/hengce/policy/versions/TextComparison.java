package org.hengce.policy.versions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.policy.versions.TextDifference.ChangedField;
import org.hengce.policy.versions.TextDifference.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds what differs between two texts of one policy as a reader of the register would say it: a coverage is the same one if its
 * region is, a goal if its series is, whatever place it has in its list. General differences of JSON go by places, and tell an
 * item that was put in front as a change of all.
 */
final class TextComparison {
    /** What tells an item of a list from the others, by the first of these that it has. */
    private static final List<List<String>> KEYS = List.of(
            List.of("region"), // a coverage
            List.of("indicator", "sector", "sectors"), // a goal
            List.of("year"), // of a budget
            List.of("code"), // an item of the logic model
            List.of("from", "to"), // a link of it
            List.of("kind")); // beneficiaries

    private final List<ChangedField> found = new ArrayList<>();

    private TextComparison() {}

    static List<ChangedField> of(JsonNode before, JsonNode after) {
        TextComparison comparison = new TextComparison();
        comparison.compare("", "", "", before, after);
        return List.copyOf(comparison.found);
    }

    private void compare(String field, String oldPath, String newPath, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(field, oldPath, newPath, one, other);
        } else if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
            lists(field, oldPath, newPath, one, other);
        } else if (before.isNull()) {
            found.add(new ChangedField(Kind.ADD, field, newPath, before, after));
        } else if (after.isNull()) {
            found.add(new ChangedField(Kind.REMOVE, field, oldPath, before, after));
        } else {
            found.add(new ChangedField(Kind.REPLACE, field, newPath, before, after));
        }
    }

    private void objects(String field, String oldPath, String newPath, ObjectNode before, ObjectNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(
                    field.isEmpty() ? name : field + "." + name,
                    oldPath + "/" + name,
                    newPath + "/" + name,
                    orNull(before.get(name)),
                    orNull(after.get(name)));
        }
    }

    private void lists(String field, String oldPath, String newPath, ArrayNode before, ArrayNode after) {
        Map<String, Integer> old = places(before);
        Map<String, Integer> present = places(after);
        old.forEach((key, i) -> {
            Integer j = present.get(key);
            if (j == null) {
                compare(item(field, key), oldPath + "/" + i, newPath + "/" + i, before.get(i), NullNode.getInstance());
            } else {
                compare(item(field, key), oldPath + "/" + i, newPath + "/" + j, before.get(i), after.get(j));
            }
        });
        present.forEach((key, j) -> {
            if (!old.containsKey(key)) {
                compare(item(field, key), oldPath + "/" + j, newPath + "/" + j, NullNode.getInstance(), after.get(j));
            }
        });
    }

    private static String item(String field, String key) {
        return "%s[%s]".formatted(field, key);
    }

    /** Where each item stands; of several with one key the later ones are told by their number. */
    private static Map<String, Integer> places(ArrayNode list) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Map<String, Integer> met = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            String key = key(list.get(i), i);
            int times = met.merge(key, 1, Integer::sum);
            String numbered = times == 1 ? key : "%s #%d".formatted(key, times);
            places.put(numbered, i);
        }
        return places;
    }

    private static String key(JsonNode item, int place) {
        if (item.isTextual()) {
            return item.textValue();
        }
        for (List<String> names : KEYS) {
            if (item.has(names.get(0))) {
                return String.join(
                        " ",
                        names.stream()
                                .filter(item::hasNonNull)
                                .map(name -> item.get(name).isArray()
                                        ? item.get(name).toString()
                                        : item.get(name).asText())
                                .toList());
            }
        }
        return Integer.toString(place);
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }
}
