package org.hengce.kit.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Tells the schemas of our records what the scanner of annotations does not know: which fields may be null (JSpecify's
 * {@code @Nullable}), which are always there in an answer, which may be left out of a request.
 *
 * <p>Answers are written by Jackson with every field, nulls too, unless {@code @JsonInclude} says otherwise; so all others
 * are {@code required}. A request may leave out what is nullable or has a default: those fields stand in
 * {@value #MAY_BE_LEFT_OUT}, from which the public document makes the schema of the request.
 */
final class RecordSchemas {
    /** Extension of a schema: fields that a request may leave out or send as null. */
    static final String MAY_BE_LEFT_OUT = "x-may-be-left-out";

    private static final String OURS = "org.hengce.";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName MAP = DotName.createSimple(Map.class);
    private static final DotName UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final DotName INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private final IndexView index;

    RecordSchemas(IndexView index) {
        this.index = index;
    }

    /** A field of the JSON: nullable, with values that are if it is a map, and whether an answer may lack it. */
    private record Field(boolean nullable, boolean nullableValues, boolean absentWhenEmpty) {}

    void complete(Components components) {
        if (components.getSchemas() == null) {
            return;
        }
        components.getSchemas().values().forEach(Patterns::anchor);
        // In one order: of two records with one name and the same fields, what the last one says would stay.
        index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.name().toString().startsWith(OURS))
                .sorted(Comparator.comparing(ClassInfo::name))
                .forEach(type -> complete(components, type));
    }

    private void complete(Components components, ClassInfo type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        collect(type, fields);
        String name = nameOf(type);
        components.getSchemas().forEach((key, schema) -> {
            // A generic record has a schema for each of its uses, its name followed by those of the arguments or before
            // them.
            boolean use = key.equals(name) || (!type.typeParameters().isEmpty() && key.startsWith(name));
            if (use
                    && schema.getProperties() != null
                    && fields.keySet().containsAll(schema.getProperties().keySet())) {
                complete(schema, fields);
            }
        });
    }

    private static String nameOf(ClassInfo type) {
        @Nullable AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        return schema != null && schema.value("name") != null
                ? schema.value("name").asString()
                : type.simpleName();
    }

    private void collect(ClassInfo type, Map<String, Field> fields) {
        boolean classSays = type.hasDeclaredAnnotation(INCLUDE);
        for (RecordComponentInfo component : type.recordComponents()) {
            @Nullable ClassInfo part = index.getClassByName(component.type().name());
            if (isAnnotated(type, component, UNWRAPPED) && part != null) {
                collect(part, fields);
            } else {
                fields.put(
                        component.name(),
                        new Field(
                                isNullable(component.type()),
                                hasNullableValues(component.type()),
                                classSays || isAnnotated(type, component, INCLUDE)));
            }
        }
    }

    /** Jackson's annotations on a component go to its field, too. */
    private static boolean isAnnotated(ClassInfo type, RecordComponentInfo component, DotName annotation) {
        return type.field(component.name()).hasAnnotation(annotation);
    }

    private static boolean isNullable(Type type) {
        return type.hasAnnotation(NULLABLE);
    }

    private static boolean hasNullableValues(Type type) {
        return type.name().equals(MAP)
                && type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && isNullable(type.asParameterizedType().arguments().get(1));
    }

    private static void complete(Schema schema, Map<String, Field> fields) {
        List<String> required = new ArrayList<>();
        List<String> mayBeLeftOut = new ArrayList<>();
        Map<String, Schema> properties = new LinkedHashMap<>();
        // In the order in which they are written; what was unwrapped comes in any.
        fields.forEach((name, field) -> {
            @Nullable Schema property = schema.getProperties().get(name);
            if (property == null) {
                return;
            }
            if (!field.absentWhenEmpty()) {
                required.add(name);
            }
            if (field.nullable() || property.getDefaultValue() != null) {
                mayBeLeftOut.add(name);
            }
            if (field.nullableValues() && property.getAdditionalPropertiesSchema() != null) {
                property.setAdditionalPropertiesSchema(nullable(property.getAdditionalPropertiesSchema()));
            }
            properties.put(name, field.nullable() ? nullable(property) : property);
        });
        schema.setProperties(properties);
        schema.setRequired(required.isEmpty() ? null : required);
        if (!mayBeLeftOut.isEmpty()) {
            schema.addExtension(MAY_BE_LEFT_OUT, mayBeLeftOut);
        }
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null || schema.getAllOf() != null) {
            @Nullable String description = schema.getDescription();
            schema.setDescription(null);
            return OASFactory.createSchema()
                    .description(description)
                    .addAnyOf(schema)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        }
        if (schema.getType() != null && !schema.getType().contains(SchemaType.NULL)) {
            schema.addType(SchemaType.NULL);
            if (schema.getEnumeration() != null) {
                schema.addEnumeration(null);
            }
        }
        return schema;
    }
}
