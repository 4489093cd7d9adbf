package org.hengce.gateway.proxy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.vertx.core.AsyncResult;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** How the services answer, as the gateway sees it. */
@Startup
@Singleton
class UpstreamFigures {
    private final Meter.MeterProvider<Timer> answers;

    @Inject
    UpstreamFigures(MeterRegistry registry, Upstreams upstreams) {
        answers = Timer.builder("hengce.upstream.answer")
                .description(
                        "How long services took until the head of their answer was there, with what was tried twice")
                .withRegistry(registry);
        for (Upstream upstream : upstreams.all()) {
            Gauge.builder(
                            "hengce.upstream.circuit",
                            upstream,
                            u -> value(u.circuit().state()))
                    .description("2 while a service is left alone since it kept failing, 1 while it is tried, else 0")
                    .baseUnit("state")
                    .tag("upstream", upstream.name())
                    .register(registry);
            Gauge.builder("hengce.upstream.left.out", upstream, u -> u.addresses()
                            .leftOut(System.nanoTime())
                            .size())
                    .description("Addresses of a service that are left out since they kept failing")
                    .baseUnit("addresses")
                    .tag("upstream", upstream.name())
                    .register(registry);
            answers.withTags(tags(upstream, "success")); // shown from the beginning, as the gauges are
        }
    }

    private static Tags tags(Upstream upstream, String outcome) {
        return Tags.of("upstream", upstream.name(), "outcome", outcome);
    }

    private static int value(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }

    /** The head of an answer came, or none will. */
    void answered(Upstream upstream, long beganNanos, AsyncResult<ProxyResponse> answer) {
        answers.withTags(tags(upstream, outcome(answer))).record(Duration.ofNanos(System.nanoTime() - beganNanos));
    }

    private static String outcome(AsyncResult<ProxyResponse> answer) {
        if (answer.succeeded()) {
            int status = answer.result().getStatusCode();
            return status >= 500 ? "server_error" : status >= 400 ? "client_error" : "success";
        }
        if (answer.cause() instanceof CircuitBreakerOpenException) {
            return "left_alone";
        }
        return answer.cause() instanceof Circuit.NotItsFault ? "abandoned" : "away";
    }
}
