package org.hengce.kit.idempotency;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the one transaction around a method that is {@link Idempotent}. */
@Idempotent
@Interceptor
// Around validation and transactions: what these refuse is not kept.
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class IdempotentInterceptor {
    @Inject
    Idempotency idempotency;

    @AroundInvoke
    @Nullable
    Object once(InvocationContext call) throws Exception {
        Optional<RequestKey> key = idempotency.key();
        if (key.isEmpty()) {
            return call.proceed();
        }
        return idempotency.once(key.get(), idempotency.fingerprint(sent(call)), () -> (Response) call.proceed());
    }

    /** What the caller sent: all parameters but those that the framework puts in. */
    private static List<@Nullable Object> sent(InvocationContext call) {
        Parameter[] parameters = call.getMethod().getParameters();
        @Nullable Object[] values = call.getParameters();
        List<@Nullable Object> sent = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].isAnnotationPresent(Context.class)) {
                sent.add(values[i]);
            }
        }
        return sent;
    }
}
