package org.hengce.contracts.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What in a newer document may break a client of the older one. Own code: the usual library does not see changes of type in
 * 3.1 documents.
 */
final class BreakingChanges {
    private final Document before;
    private final Document after;
    private final List<Difference> found = new ArrayList<>();

    private BreakingChanges(Document before, Document after) {
        this.before = before;
        this.after = after;
    }

    static List<Difference> between(Document before, Document after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        Map<String, JsonNode> now = after.operations();
        before.operations().forEach((name, operation) -> {
            @Nullable JsonNode today = now.get(name);
            if (today == null) {
                changes.add(name, "is gone");
            } else {
                changes.operation(name, operation, today);
            }
        });
        return changes.found;
    }

    private void add(String operation, String what) {
        found.add(new Difference(List.of(operation), what));
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        parameters(name, old, now);
        body(name, before.resolved(old.path("requestBody")), after.resolved(now.path("requestBody")));
        answers(name, old.path("responses"), now.path("responses"));
        security(name, old, now);
    }

    private Map<String, JsonNode> parameters(Document document, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = document.resolved(parameter);
            parameters.put(
                    resolved.get("in").textValue() + " parameter "
                            + resolved.get("name").textValue(),
                    resolved);
        }
        return parameters;
    }

    private void parameters(String name, JsonNode old, JsonNode now) {
        Map<String, JsonNode> were = parameters(before, old);
        Map<String, JsonNode> are = parameters(after, now);
        were.forEach((parameter, was) -> {
            @Nullable JsonNode is = are.get(parameter);
            if (is == null) {
                add(name, parameter + " is gone");
                return;
            }
            if (is.path("required").asBoolean() && !was.path("required").asBoolean()) {
                add(name, parameter + " is required now");
            }
            schemas(Side.REQUEST, name).compare(was.path("schema"), is.path("schema"), parameter);
        });
        are.forEach((parameter, is) -> {
            if (!were.containsKey(parameter) && is.path("required").asBoolean()) {
                add(name, parameter + " is new and required");
            }
        });
    }

    private SchemaChanges schemas(Side side, String operation) {
        return new SchemaChanges(side, before, after, operation, found);
    }

    private void body(String name, JsonNode old, JsonNode now) {
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            add(name, "the body is required now");
        }
        contents(Side.REQUEST, name, old, now, "body");
    }

    private void contents(Side side, String name, JsonNode old, JsonNode now, String where) {
        old.path("content").properties().forEach(content -> {
            String place = "%s (%s)".formatted(where, content.getKey());
            JsonNode is = now.path("content").path(content.getKey());
            if (is.isMissingNode()) {
                add(name, place + " is gone");
            } else {
                schemas(side, name).compare(content.getValue().path("schema"), is.path("schema"), place);
            }
        });
    }

    private void answers(String name, JsonNode old, JsonNode now) {
        old.properties().forEach(answer -> {
            String status = answer.getKey();
            if (!status.startsWith("2") && !status.startsWith("3")) {
                return; // a problem less is no harm, and all problems have one shape
            }
            if (!now.has(status)) {
                add(name, "answer %s is gone".formatted(status));
                return;
            }
            JsonNode was = before.resolved(answer.getValue());
            JsonNode is = after.resolved(now.get(status));
            was.path("headers").fieldNames().forEachRemaining(header -> {
                if (!is.path("headers").has(header)) {
                    add(name, "answer %s: header %s is gone".formatted(status, header));
                }
            });
            contents(Side.ANSWER, name, was, is, "answer " + status);
        });
    }

    private void security(String name, JsonNode old, JsonNode now) {
        Set<String> were = ways(before, old);
        Set<String> are = ways(after, now);
        boolean wasOpen = were.isEmpty();
        if (wasOpen ? !are.isEmpty() : !are.isEmpty() && !are.containsAll(were)) {
            add(name, "security: %s became %s".formatted(were, are));
        }
        Set<String> mayNot = texts(old.path("x-hengce-roles"));
        Set<String> may = texts(now.path("x-hengce-roles"));
        mayNot.removeAll(may);
        if (!mayNot.isEmpty() && !may.isEmpty()) {
            add(name, "security: roles %s may not any more".formatted(mayNot));
        }
    }

    private static Set<String> ways(Document document, JsonNode operation) {
        Set<String> ways = new TreeSet<>();
        JsonNode security = operation.has("security")
                ? operation.get("security")
                : document.root().path("security");
        security.forEach(way -> ways.add(String.join("+", new TreeSet<>(fieldNames(way)))));
        return ways;
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
