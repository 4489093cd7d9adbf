package org.hengce.gateway.health;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The same answers as at the management port, which load balancers and watchers outside do not reach: {@code /q/health} of the
 * gateway is open to everybody.
 */
@Path("/q/health")
@PermitAll
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private static final int UNWELL = 503;

    @Inject
    SmallRyeHealthReporter reporter;

    @GET
    @Operation(hidden = true)
    public Response all() {
        return answer(reporter.getHealth());
    }

    @GET
    @Path("live")
    @Operation(hidden = true)
    public Response live() {
        return answer(reporter.getLiveness());
    }

    @GET
    @Path("ready")
    @Operation(hidden = true)
    public Response ready() {
        return answer(reporter.getReadiness());
    }

    @GET
    @Path("started")
    @Operation(hidden = true)
    public Response started() {
        return answer(reporter.getStartup());
    }

    private static Response answer(SmallRyeHealth health) {
        return Response.status(health.isDown() ? UNWELL : 200)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(health.getPayload().toString())
                .build();
    }
}
