package org.hengce.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class EventLoopsTest {
    @Inject
    Vertx vertx;

    @Test
    void thereIsOneEventLoopForEachCore() {
        Iterable<EventExecutor> loops = ((VertxInternal) vertx).getEventLoopGroup();

        assertThat(loops).hasSize(Runtime.getRuntime().availableProcessors());
    }
}
