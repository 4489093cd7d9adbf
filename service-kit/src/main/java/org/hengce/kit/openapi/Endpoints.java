package org.hengce.kit.openapi;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Operation;
import org.hengce.kit.idempotency.Idempotent;
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
    private static final DotName GET = DotName.createSimple(GET.class);
    private static final DotName SIGNED_IN = DotName.createSimple(Authenticated.class);
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);

    /** In place of roles: whoever is known, with or without a role. */
    private static final List<String> ANYBODY_KNOWN = List.of("signed-in");

    private final Map<String, MethodInfo> methods = new HashMap<>();

    /**
     * What a method says of its operation.
     *
     * @param roles of which the caller needs one; empty: open to everybody
     * @param reads whether it only reads: what it sends as JSON is not sent again to who has it
     * @param idempotent whether it takes a key by which a repeated request is known
     */
    record Endpoint(List<String> roles, boolean reads, boolean idempotent) {
        boolean open() {
            return roles.isEmpty();
        }
    }

    Endpoints(IndexView index) {
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
        return new Endpoint(roles(method), method.hasDeclaredAnnotation(GET), method.hasDeclaredAnnotation(IDEMPOTENT));
    }

    private static List<String> roles(MethodInfo method) {
        for (AnnotationTarget target : List.of(method, method.declaringClass())) {
            if (target.declaredAnnotation(OPEN) != null) {
                return List.of();
            }
            @Nullable AnnotationInstance allowed = target.declaredAnnotation(ROLES);
            if (allowed != null) {
                return List.copyOf(new TreeSet<>(List.of(allowed.value().asStringArray())));
            }
            if (target.declaredAnnotation(SIGNED_IN) != null) {
                return ANYBODY_KNOWN;
            }
        }
        throw new IllegalStateException(
                "%s says nobody's role; annotate it with @RolesAllowed, @Authenticated or @PermitAll"
                        .formatted(method));
    }
}
