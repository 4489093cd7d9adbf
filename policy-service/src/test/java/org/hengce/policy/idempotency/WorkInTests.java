package org.hengce.policy.idempotency;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.idempotency.Idempotent;

/** Work whose effect is an audit row, and which can be held up or broken off after it. */
@Path("/test/work")
public class WorkInTests {
    static final AtomicReference<CountDownLatch> STARTED = new AtomicReference<>(new CountDownLatch(0));
    static final AtomicReference<CountDownLatch> MAY_END = new AtomicReference<>(new CountDownLatch(0));

    @Inject
    Audit audit;

    /** What is to be done: the audit row's subject, and how it ends. */
    public record Work(String subject, String ends) {}

    @POST
    @Idempotent
    @Operation(hidden = true) // of the API's document
    @RolesAllowed("officer")
    public Response work(Work work) throws Exception {
        audit.record("somebody", "test.work", work.subject(), null, null);
        STARTED.get().countDown();
        if (!MAY_END.get().await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the test has forgotten this");
        }
        return switch (work.ends()) {
            case "broken" -> throw new IllegalStateException("as a crash between work and answer");
            case "checked" -> throw new IOException("an exception that methods declare");
            case "refused" -> Response.status(409).build();
            case "empty" -> Response.noContent().build();
            default -> Response.ok(Map.of("subject", work.subject())).build();
        };
    }
}
