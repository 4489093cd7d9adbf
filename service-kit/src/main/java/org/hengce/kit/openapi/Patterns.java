package org.hengce.kit.openapi;

import org.eclipse.microprofile.openapi.models.media.Schema;

/** Bean Validation matches whole texts, JSON Schema looks anywhere in them: its patterns need both ends. */
final class Patterns {
    private Patterns() {}

    /** What the scanner makes of {@code @NotBlank}: there is something to be seen anywhere. */
    static final String NOT_BLANK = "\\S";

    static void anchor(Schema schema) {
        if (schema.getPattern() != null
                && !schema.getPattern().equals(NOT_BLANK)
                && !schema.getPattern().startsWith("^")) {
            schema.setPattern("^(?:%s)$".formatted(schema.getPattern()));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Patterns::anchor);
        }
        if (schema.getItems() != null) {
            anchor(schema.getItems());
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(Patterns::anchor);
        }
    }
}
