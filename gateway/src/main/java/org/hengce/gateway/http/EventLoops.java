package org.hengce.gateway.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One event loop a core, unless configured. Nothing here blocks a loop; with Quarkus' two a core, which allow for that, more requests find
 * their connection to a service on another loop than their own and wake it up for every step.
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
