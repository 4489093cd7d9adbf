package org.hengce.contracts.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two schemas of one place; knows who makes the value. */
final class SchemaChanges {
    private static final String SCHEMAS = "#/components/schemas/";
    /** Bounds, and whether a larger number is the narrower one. */
    private static final Map<String, Boolean> BOUNDS = Map.of(
            "minimum", true,
            "exclusiveMinimum", true,
            "maximum", false,
            "exclusiveMaximum", false,
            "minLength", true,
            "maxLength", false,
            "minItems", true,
            "maxItems", false,
            "minProperties", true,
            "maxProperties", false);

    /**
     * Patterns of what every service refuses everywhere, by what they add it to: a NUL in a text, what cannot stand in a path.
     * To write that down narrows nothing.
     */
    private static final Map<String, String> REFUSED_EVERYWHERE = Map.of(
            "^[^\\x00]*$", "",
            "^[^\\x00-\\x1F\\x7F/\\\\;%]+$", "",
            "^[^\\x00]*[^\\s\\x00][^\\x00]*$", "\\S");

    private final Side side;
    private final Document before;
    private final Document after;
    private final String operation;
    private final List<Difference> found;
    private final Deque<String> names = new ArrayDeque<>();
    private final Set<String> compared = new HashSet<>();

    SchemaChanges(Side side, Document before, Document after, String operation, List<Difference> found) {
        this.side = side;
        this.before = before;
        this.after = after;
        this.operation = operation;
        this.found = found;
    }

    void compare(JsonNode old, JsonNode now, String where) {
        @Nullable String name = nameOf(old);
        if (name != null) {
            if (!compared.add(name)) {
                return; // a schema that holds itself
            }
            names.push(name);
        }
        resolved(Shape.of(before, old), Shape.of(after, now), where);
        if (name != null) {
            names.pop();
            compared.remove(name);
        }
    }

    private static @Nullable String nameOf(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        if (ref.startsWith(SCHEMAS)) {
            return ref.substring(SCHEMAS.length());
        }
        for (JsonNode alternative : schema.path("anyOf")) {
            if (alternative.has("$ref")) {
                return nameOf(alternative); // of "that, or null"
            }
        }
        return null;
    }

    private void add(String where, String what) {
        List<String> all = new ArrayList<>(List.of(operation));
        all.addAll(names);
        found.add(new Difference(all, "%s %s".formatted(where, what)));
    }

    private void resolved(Shape old, Shape now, String where) {
        types(old, now, where);
        format(old.node().path("format"), now.node().path("format"), where);
        enums(old, now, where);
        BOUNDS.forEach((bound, largerIsNarrower) -> bound(
                bound, largerIsNarrower, old.node().path(bound), now.node().path(bound), where));
        text(
                "pattern",
                essential(old.node().path("pattern")),
                essential(now.node().path("pattern")),
                where);
        text("const", old.node().path("const"), now.node().path("const"), where);
        properties(old.node(), now.node(), where);
        additional(old.node().path("additionalProperties"), now.node().path("additionalProperties"), where);
        if (old.node().has("items") && now.node().has("items")) {
            compare(old.node().get("items"), now.node().get("items"), where + "[]");
        }
        alternatives(old, now, where);
    }

    private void types(Shape old, Shape now, String where) {
        boolean well = side == Side.REQUEST ? now.takesAllOf(old) : old.takesAllOf(now);
        if (!well) {
            add(where, "was %s and is %s".formatted(old.types(), now.types()));
        }
    }

    private void format(JsonNode old, JsonNode now, String where) {
        boolean freer = side == Side.REQUEST ? now.isMissingNode() : old.isMissingNode();
        if (!old.equals(now) && !freer) {
            add(where, "had the format %s and has %s".formatted(shown(old), shown(now)));
        }
    }

    private void enums(Shape old, Shape now, String where) {
        Set<String> were = old.values();
        Set<String> are = now.values();
        if (were.equals(are)) {
            return;
        }
        if (are.isEmpty() || were.isEmpty()) {
            boolean freer = side == Side.REQUEST ? are.isEmpty() : were.isEmpty();
            if (!freer) {
                add(where, "was one of %s and is one of %s".formatted(were, are));
            }
            return;
        }
        Set<String> gone = new TreeSet<>(were);
        gone.removeAll(are);
        if (!gone.isEmpty()) {
            add(where, "has no value %s any more".formatted(gone));
        }
        Set<String> added = new TreeSet<>(are);
        added.removeAll(were);
        if (side == Side.ANSWER && !added.isEmpty()) {
            add(where, "may be %s, which clients do not know".formatted(added));
        }
    }

    private void bound(String bound, boolean largerIsNarrower, JsonNode old, JsonNode now, String where) {
        if (old.equals(now)
                || (old.isMissingNode() && now.isMissingNode())
                || isRefusedEverywhere(bound, old, now, where)) {
            return;
        }
        boolean narrower = old.isMissingNode()
                || (!now.isMissingNode() && (now.decimalValue().compareTo(old.decimalValue()) > 0) == largerIsNarrower);
        if (narrower == (side == Side.REQUEST)) {
            add(where, "%s was %s and is %s".formatted(bound, shown(old), shown(now)));
        }
    }

    private void text(String keyword, JsonNode old, JsonNode now, String where) {
        boolean freer = side == Side.REQUEST ? now.isMissingNode() : old.isMissingNode();
        if (!old.equals(now) && !freer) {
            add(where, "%s was %s and is %s".formatted(keyword, shown(old), shown(now)));
        }
    }

    private static JsonNode essential(JsonNode pattern) {
        String rest = REFUSED_EVERYWHERE.getOrDefault(pattern.asText(), pattern.asText());
        return rest.isEmpty() ? MissingNode.getInstance() : TextNode.valueOf(rest);
    }

    /** An empty parameter is refused everywhere as well. */
    private static boolean isRefusedEverywhere(String bound, JsonNode old, JsonNode now, String where) {
        return bound.equals("minLength")
                && old.isMissingNode()
                && now.asInt() == 1
                && where.matches("(query|path) parameter \\S+");
    }

    private void properties(JsonNode old, JsonNode now, String where) {
        boolean closed = now.path("additionalProperties").isBoolean()
                && !now.path("additionalProperties").asBoolean();
        old.path("properties").properties().forEach(property -> {
            String place = where + "." + property.getKey();
            JsonNode is = now.path("properties").path(property.getKey());
            if (!is.isMissingNode()) {
                compare(property.getValue(), is, place);
            } else if (side == Side.ANSWER || closed) {
                add(place, "is gone");
            }
        });
        Set<String> were = texts(old.path("required"));
        Set<String> are = texts(now.path("required"));
        if (side == Side.REQUEST) {
            are.removeAll(were);
            are.forEach(field -> add(where + "." + field, "is required now"));
        } else {
            were.removeAll(are);
            were.stream()
                    .filter(field -> now.path("properties").has(field))
                    .forEach(field -> add(where + "." + field, "may be absent now"));
        }
    }

    private void additional(JsonNode old, JsonNode now, String where) {
        boolean wasClosed = old.isBoolean() && !old.asBoolean();
        boolean isClosed = now.isBoolean() && !now.asBoolean();
        if (side == Side.REQUEST && isClosed && !wasClosed) {
            add(where, "takes no other fields any more");
        }
        if (old.isObject() && now.isObject()) {
            compare(old, now, where + ".*");
        } else if (old.isObject() != now.isObject() && (side == Side.REQUEST ? now.isObject() : old.isObject())) {
            add(where, "its other fields are of another type");
        }
    }

    private void alternatives(Shape old, Shape now, String where) {
        if (old.alternatives().size() != now.alternatives().size()) {
            add(
                    where,
                    "has %d alternatives instead of %d"
                            .formatted(
                                    now.alternatives().size(),
                                    old.alternatives().size()));
            return;
        }
        for (int i = 0; i < old.alternatives().size(); i++) {
            compare(old.alternatives().get(i), now.alternatives().get(i), "%s|%d".formatted(where, i + 1));
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "none" : node.toString();
    }
}
