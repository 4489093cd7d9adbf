package org.hengce.kit.openapi;

import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What every text that is sent must be, said where a schema says nothing narrower: the same for all, so no resource says it. */
final class Texts {
    /** As {@code Storable} has it; that surrogates come in pairs a pattern need not say. */
    private static final String STORABLE = "^[^\\x00]*$";

    private static final String STORABLE_NOT_BLANK = "^[^\\x00]*[^\\s\\x00][^\\x00]*$";
    /** As the gateway takes it: see its {@code RequestTarget}. */
    private static final String PART_OF_PATH = "^[^\\x00-\\x1F\\x7F/\\\\;%]+$";

    private Texts() {}

    /** A parameter has a value if it is there at all. */
    static void complete(Parameter parameter, Schema schema) {
        if (!isAnyText(schema)) {
            return;
        }
        schema.setMinLength(1);
        schema.setPattern(parameter.getIn() == Parameter.In.PATH ? PART_OF_PATH : STORABLE);
    }

    /** All texts in schemas of ours: of what is sent, and of what was stored and is answered. */
    static void complete(Components components) {
        if (components.getSchemas() != null) {
            components.getSchemas().values().forEach(Texts::complete);
        }
    }

    private static void complete(Schema schema) {
        if (isAnyText(schema)) {
            schema.setPattern(STORABLE);
        } else if (Patterns.NOT_BLANK.equals(schema.getPattern())) {
            schema.setPattern(STORABLE_NOT_BLANK);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Texts::complete);
        }
        if (schema.getItems() != null) {
            complete(schema.getItems());
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(Texts::complete);
        }
    }

    private static boolean isAnyText(Schema schema) {
        return schema.getType() != null
                && schema.getType().contains(SchemaType.STRING)
                && schema.getRef() == null
                && schema.getPattern() == null
                && schema.getFormat() == null
                && schema.getEnumeration() == null;
    }
}
