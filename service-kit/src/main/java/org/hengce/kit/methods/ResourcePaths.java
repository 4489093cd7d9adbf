package org.hengce.kit.methods;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All paths of this service's resources, read from their annotations. */
@ApplicationScoped
public class ResourcePaths {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*[\\w.-]+\\s*(?::([^{}]*(?:\\{[^{}]*}[^{}]*)*))?}");

    private final List<Operation> operations = new ArrayList<>();

    private record Operation(Pattern path, String method) {}

    @Inject
    ResourcePaths(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            @Nullable Path base = bean.getBeanClass().getAnnotation(Path.class);
            if (base != null) {
                read(bean.getBeanClass(), base.value());
            }
        }
    }

    private void read(Class<?> resource, String base) {
        for (Method method : resource.getMethods()) {
            @Nullable Path own = method.getAnnotation(Path.class);
            for (Annotation annotation : method.getAnnotations()) {
                @Nullable HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    operations.add(new Operation(pattern(base, own == null ? "" : own.value()), http.value()));
                }
            }
        }
    }

    private static Pattern pattern(String base, String own) {
        String template = ("/" + base + "/" + own).replaceAll("/+", "/");
        StringBuilder expression = new StringBuilder();
        Matcher parameter = PARAMETER.matcher(template);
        int at = 0;
        while (parameter.find()) {
            expression.append(Pattern.quote(template.substring(at, parameter.start())));
            @Nullable String form = parameter.group(1);
            expression
                    .append("(?:")
                    .append(form == null ? "[^/]+" : form.strip())
                    .append(')');
            at = parameter.end();
        }
        String rest = template.substring(at).replaceAll("/$", "");
        return Pattern.compile(
                expression.append(Pattern.quote(rest)).append("/?").toString());
    }

    /** What the path takes, OPTIONS always among it. */
    SortedSet<String> methodsOf(String path) {
        SortedSet<String> methods = new TreeSet<>(List.of(HttpMethod.OPTIONS));
        for (Operation operation : operations) {
            if (operation.path().matcher(path).matches()) {
                methods.add(operation.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }
}
