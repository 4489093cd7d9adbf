package org.hengce.kit.inbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import org.hengce.contracts.event.Added;
import org.jspecify.annotations.Nullable;

/**
 * Holds an event to the JSON Schema that is made from its record: what is neither nullable nor was added later must be there
 * (what may be null may also be missing: it says the same). Without it a gap would be found only where the value is used, as a fault of ours that is tried again for ever.
 */
final class RequiredComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        RecordComponent component = component(member);
        return component == null
                ? null
                : Boolean.valueOf(!mayBeNull(component) && !component.isAnnotationPresent(Added.class));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        RecordComponent component = member instanceof AnnotatedMember of ? component(of) : null;
        return component == null || mayBeNull(component) || component.isAnnotationPresent(Added.class)
                ? JsonSetter.Value.empty()
                : JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL);
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A record is made by its canonical constructor, whose parameters are its components in order. */
    private static @Nullable RecordComponent component(AnnotatedMember member) {
        Class<?> of = member.getDeclaringClass();
        return of.isRecord() && member instanceof AnnotatedParameter parameter
                ? of.getRecordComponents()[parameter.getIndex()]
                : null;
    }
}
