package org.hengce.kit.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The methods behind the operations, by operationId, as far as the document depends on them. */
final class Endpoints {
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName OPEN = DotName.createSimple(PermitAll.class);
    private static final DotName REQUEST = DotName.createSimple(Request.class);
    private static final DotName GET = DotName.createSimple(GET.class);
    private static final DotName IDEMPOTENT = DotName.createSimple("org.hengce.kit.idempotency.Idempotent");
    /** Where this filter of the kit is in use, every read is conditional. */
    private static final DotName CONDITIONAL_READS = DotName.createSimple("org.hengce.kit.etag.ConditionalReads");

    private final Map<String, MethodInfo> methods = new HashMap<>();

    /**
     * What a method says of its operation.
     *
     * @param roles of which the caller needs one; empty: open to everybody
     * @param conditional whether it answers 304 to those who have what it would send
     * @param idempotent whether it takes a key by which a repeated request is known
     */
    record Endpoint(List<String> roles, boolean conditional, boolean idempotent) {
        boolean open() {
            return roles.isEmpty();
        }
    }

    private final boolean allReadsAreConditional;

    Endpoints(IndexView index) {
        allReadsAreConditional = index.getClassByName(CONDITIONAL_READS) != null;
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            if (operation.target().kind() == AnnotationTarget.Kind.METHOD && operation.value("operationId") != null) {
                String id = operation.value("operationId").asString();
                @Nullable MethodInfo other = methods.put(id, operation.target().asMethod());
                // The index may hold a class twice.
                if (other != null && !other.toString().equals(operation.target().toString())) {
                    throw new IllegalStateException("two operations are called '%s'".formatted(id));
                }
            }
        }
    }

    Endpoint of(Operation operation) {
        @Nullable MethodInfo method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("operation '%s' has no method with @Operation(operationId = …)"
                    .formatted(operation.getOperationId()));
        }
        boolean conditional = (allReadsAreConditional && method.hasDeclaredAnnotation(GET))
                || method.parameterTypes().stream().anyMatch(type -> type.name().equals(REQUEST));
        return new Endpoint(roles(method), conditional, method.hasDeclaredAnnotation(IDEMPOTENT));
    }

    private static List<String> roles(MethodInfo method) {
        if (method.hasDeclaredAnnotation(OPEN)) {
            return List.of();
        }
        @Nullable AnnotationInstance allowed = method.declaredAnnotation(ROLES);
        if (allowed == null) {
            allowed = method.declaringClass().declaredAnnotation(ROLES);
        }
        if (allowed == null) {
            throw new IllegalStateException(
                    "%s says nobody's role; annotate it with @RolesAllowed or @PermitAll".formatted(method));
        }
        return List.copyOf(new TreeSet<>(List.of(allowed.value().asStringArray())));
    }
}
