package org.hengce.kit.paging;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.hengce.kit.json.Storable;
import org.hengce.kit.problem.Language;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a query parameter that the operation does not have, or that comes twice: a typing mistake must not look like an
 * answer.
 */
public class KnownParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        @Nullable Method method = resource.getResourceMethod();
        if (method != null && method.getDeclaringClass().isAnnotationPresent(AnyParameters.class)) {
            return;
        }
        requireStorable(request.getUriInfo().getPathParameters());
        requireStorable(request.getUriInfo().getQueryParameters());
        MultivaluedMap<String, String> parameters = request.getUriInfo().getQueryParameters();
        requireOnce(parameters, method);
        requireValues(parameters);
        Language.require(parameters.getFirst("lang"));
        TableTypes.requireBom(parameters.getFirst(TableTypes.BOM));
        Set<String> asked = parameters.keySet();
        if (asked.isEmpty() || method == null) {
            return;
        }
        Set<String> names = known.computeIfAbsent(method, KnownParameters::namesOf);
        for (String name : asked) {
            if (!names.contains(name)) {
                throw Problem.of(
                        ProblemType.MALFORMED,
                        Message.of("there is no parameter '%s' here; known are %s", "此处没有参数“%s”；可用的有 %s", name, names));
            }
        }
    }

    /** No code, period or text of ours holds a NUL, and the database refuses to look for one. */
    private static void requireStorable(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (!values.stream().allMatch(Storable::is)) {
                throw Problem.of(
                        ProblemType.MALFORMED,
                        Message.of("'%s' holds a character that cannot be here", "“%s”含有不允许的字符", Storable.shown(name)));
            }
        });
    }

    /** Where a parameter is no list, of two values one would be passed over in silence. */
    private static void requireOnce(MultivaluedMap<String, String> parameters, @Nullable Method method) {
        parameters.forEach((name, values) -> {
            if (values.size() > 1 && !isList(method, name)) {
                throw Problem.of(
                        ProblemType.MALFORMED,
                        Message.of("'%s' comes %d times; send it once", "“%s”出现了 %d 次；请只发送一次", name, values.size()));
            }
        });
    }

    private static boolean isList(@Nullable Method method, String name) {
        return method != null
                && documented(method)
                        .anyMatch(p -> p.name().equals(name) && p.schema().type() == SchemaType.ARRAY);
    }

    /** Parameters that an operation reads by itself, and which stand in the document alone. */
    private static Stream<org.eclipse.microprofile.openapi.annotations.parameters.Parameter> documented(Method method) {
        return Stream.of(method.getAnnotationsByType(
                        org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class))
                .filter(parameter -> parameter.in() == ParameterIn.QUERY);
    }

    /** The framework takes {@code ?limit=} for no limit at all. */
    private static void requireValues(MultivaluedMap<String, String> parameters) {
        parameters.forEach((name, values) -> {
            if (values.contains("")) {
                throw Problem.of(
                        ProblemType.MALFORMED,
                        Message.of("'%s' has no value; give it one or leave it out", "“%s”没有值；请给出值或去掉该参数", name));
            }
        });
    }

    private static Set<String> namesOf(Method method) {
        Set<String> names = new TreeSet<>(Set.of("lang")); // every operation takes ?lang=
        if (TableTypes.offeredBy(method)) {
            names.add(TableTypes.BOM);
        }
        for (Parameter parameter : method.getParameters()) {
            name(parameter).ifPresent(names::add);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field part : parameter.getType().getDeclaredFields()) {
                    name(part).ifPresent(names::add);
                }
            }
        }
        documented(method).forEach(parameter -> names.add(parameter.name()));
        return names;
    }

    private static Optional<String> name(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
