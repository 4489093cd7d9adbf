package org.hengce.gateway.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop a core, unless configured: Quarkus' two a core allow for loops that are blocked, which nothing does here, and
 * cost more processor time a request (docs/performance.md).
 */
@ApplicationScoped
public class EventLoops implements VertxOptionsCustomizer {
    @Inject
    @ConfigProperty(name = "quarkus.vertx.event-loops-pool-size")
    OptionalInt configured;

    @Override
    public void accept(VertxOptions options) {
        options.setEventLoopPoolSize(
                configured.orElseGet(() -> Runtime.getRuntime().availableProcessors()));
    }
}
