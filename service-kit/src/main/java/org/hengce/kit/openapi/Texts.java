package org.hengce.kit.openapi;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every text that is sent must be, said where a schema says nothing narrower: the same for all, so no resource says it. */
final class Texts {
    /** As {@code Storable} has it; that surrogates come in pairs a pattern need not say. */
    private static final String STORABLE = "^[^\\x00]*$";

    private static final String STORABLE_NOT_BLANK = "^[^\\x00]*[^\\s\\x00][^\\x00]*$";
    /** As the gateway takes it: see its {@code RequestTarget}. */
    private static final String PART_OF_PATH = "^[^\\x00-\\x1F\\x7F/\\\\;%]+$";

    private static final String COMPONENTS = "#/components/schemas/";

    private Texts() {}

    /** A parameter has a value if it is there at all. */
    static void complete(Parameter parameter, Schema schema) {
        if (!isAnyText(schema)) {
            return;
        }
        schema.setMinLength(1);
        schema.setPattern(parameter.getIn() == Parameter.In.PATH ? PART_OF_PATH : STORABLE);
    }

    /** All texts that the body of the request may hold. */
    static void complete(Operation operation, Components components) {
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null) {
            Set<String> met = new HashSet<>();
            operation.getRequestBody().getContent().getMediaTypes().values().stream()
                    .filter(media -> media.getSchema() != null)
                    .forEach(media -> complete(media.getSchema(), components, met));
        }
    }

    private static void complete(Schema schema, Components components, Set<String> met) {
        @Nullable String ref = schema.getRef();
        if (ref != null && ref.startsWith(COMPONENTS) && met.add(ref)) {
            @Nullable Schema named = components.getSchemas().get(ref.substring(COMPONENTS.length()));
            if (named != null) {
                complete(named, components, met);
            }
        }
        if (isAnyText(schema)) {
            schema.setPattern(STORABLE);
        } else if (Patterns.NOT_BLANK.equals(schema.getPattern())) {
            schema.setPattern(STORABLE_NOT_BLANK);
        }
        Map<String, Schema> properties = schema.getProperties() == null ? Map.of() : schema.getProperties();
        properties.values().forEach(property -> complete(property, components, met));
        if (schema.getItems() != null) {
            complete(schema.getItems(), components, met);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(each -> complete(each, components, met));
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
