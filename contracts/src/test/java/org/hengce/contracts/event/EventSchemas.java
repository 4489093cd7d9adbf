package org.hengce.contracts.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.audit.AuditV1;
import org.hengce.contracts.evaluation.EvaluationV1;
import org.hengce.contracts.indicator.ImportV1;
import org.hengce.contracts.indicator.InboundObservationsV1;
import org.hengce.contracts.indicator.InboundOutcomeV1;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.ObservationsV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.contracts.strategy.StrategyV1;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas of what events carry, made from the records: every component is there but those that came later, and null
 * only where it may be.
 */
final class EventSchemas {
    /** The records that a topic carries, by the topic's name in {@code topics.yaml}. */
    static final Map<String, List<Class<?>>> BY_TOPIC = byTopic();

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {}

    private static Map<String, List<Class<?>>> byTopic() {
        Map<String, List<Class<?>>> topics = new LinkedHashMap<>();
        topics.put(Topics.POLICIES, List.of(PolicyV1.class, EpochEndV1.class));
        topics.put(Topics.STRATEGIES, List.of(StrategyV1.class, EpochEndV1.class));
        topics.put(Topics.REFERENCES, List.of(ReferenceV1.class, EpochEndV1.class));
        topics.put(Topics.INDICATORS, List.of(IndicatorV1.class, EpochEndV1.class));
        topics.put(Topics.REGIONS, List.of(RegionV1.class, SectorV1.class, EpochEndV1.class));
        topics.put(Topics.OBSERVATIONS, List.of(ObservationsV1.class, EpochEndV1.class));
        topics.put(Topics.EVALUATIONS, List.of(EvaluationV1.class));
        topics.put(Topics.IMPORTS, List.of(ImportV1.class));
        topics.put(Topics.AUDIT, List.of(AuditV1.class));
        topics.put(Topics.INBOUND_PREFIX + "<source>", List.of(InboundObservationsV1.class));
        topics.put(Topics.INBOUND_OUTCOMES, List.of(InboundOutcomeV1.class));
        return topics;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder settings = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(Option.FLATTENED_ENUMS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        settings.forFields()
                .withRequiredCheck(field -> !mayBeLeftOut(field))
                .withNullableCheck(EventSchemas::mayBeNull);
        settings.forTypesInGeneral()
                .withDescriptionResolver(type -> described(type.getType().getErasedType()))
                .withCustomDefinitionProvider((type, context) -> type.getErasedType() == Instant.class
                        ? new CustomDefinition(
                                context.getGeneratorConfig()
                                        .createObjectNode()
                                        .put("type", "string")
                                        .put("format", "date-time"),
                                true)
                        : null);
        return new SchemaGenerator(settings.build());
    }

    /** What senders other than we may leave out, and what events from before it was added lack. */
    private static boolean mayBeLeftOut(FieldScope field) {
        boolean others = field.getDeclaringType().getErasedType() == InboundObservationsV1.Row.class;
        return (others && mayBeNull(field)) || added(field);
    }

    private static boolean added(FieldScope field) {
        return Arrays.stream(field.getDeclaringType().getErasedType().getRecordComponents())
                .anyMatch(c -> c.getName().equals(field.getDeclaredName()) && c.isAnnotationPresent(Added.class));
    }

    private static boolean mayBeNull(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String described(AnnotatedElement type) {
        Schema schema = type.getAnnotation(Schema.class);
        return schema == null || schema.description().isEmpty() ? null : schema.description();
    }

    static String type(Class<?> event) {
        try {
            return (String) event.getField("TYPE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(event + " does not say its type", e);
        }
    }

    /** The schema of an event's {@code data}. */
    static ObjectNode of(Class<?> event) {
        return GENERATOR.generateSchema(event);
    }
}
