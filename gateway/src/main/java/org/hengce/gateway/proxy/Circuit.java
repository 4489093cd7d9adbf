package org.hengce.gateway.proxy;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Leaves a service alone that keeps failing: its callers hear at once, and it has peace to come back. */
final class Circuit {
    private final String service;
    private final TypedGuard<CompletionStage<ProxyResponse>> guard;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

    /** A failure that says nothing of the service: it is not counted. */
    static final class NotItsFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotItsFault(Throwable cause) {
            super(cause.toString(), cause, false, false);
        }
    }

    Circuit(String service, UpstreamConfig.Circuit config) {
        this.service = service;
        guard = TypedGuard.create(new TypeLiteral<CompletionStage<ProxyResponse>>() {})
                .withCircuitBreaker()
                .name(service)
                .requestVolumeThreshold(config.requests())
                .failureRatio(config.failedPercent() / 100.0)
                .delay(config.rest().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .skipOn(NotItsFault.class)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    private void changed(CircuitBreakerState now) {
        state = now;
        switch (now) {
            case OPEN -> Log.warnf("service is left alone service=%s", service);
            case HALF_OPEN -> Log.infof("service is tried service=%s", service);
            case CLOSED -> Log.infof("service is well again service=%s", service);
        }
    }

    CircuitBreakerState state() {
        return state;
    }

    /**
     * Does what is to be done unless the service is left alone.
     *
     * @return fails with {@code CircuitBreakerOpenException} if it is; its handlers run on the context
     */
    Future<ProxyResponse> call(Context context, Supplier<Future<ProxyResponse>> work) {
        return Future.fromCompletionStage(guard.get(() -> work.get().toCompletionStage()), context);
    }
}
