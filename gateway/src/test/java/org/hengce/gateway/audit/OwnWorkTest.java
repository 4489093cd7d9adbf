package org.hengce.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.audit.Origin;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.trace.TracedWork;
import org.hengce.kit.trace.Work;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class OwnWorkTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Inject
    Audit audit;

    @Inject
    TracedWork traces;

    @Inject
    Jdbi jdbi;

    private Optional<String> requestOf(String subject) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT request_id FROM audit WHERE subject = :subject AND address IS NULL")
                        .bind("subject", subject)
                        .map((row, context) -> Optional.ofNullable(row.getString("request_id")))
                        .one());
    }

    @Test
    void whatAServiceDoesByItselfIsFoundByTheTraceOfItsWork() {
        Origin service = Origin.ofService("gateway");
        traces.run(
                Work.internal("test").after("00-" + TRACE + "-00f067aa0ba902b7-01"),
                () -> audit.record(service, "test.work", "asked for by an event", null, null));
        traces.run(Work.internal("test"), () -> audit.record(service, "test.work", "asked for by nobody", null, null));
        traces.run(
                Work.internal("test"),
                () -> audit.record(
                        new Origin("li-wei", null, "earlier-1"), "test.work", "asked for earlier", null, null));
        assertThat(requestOf("asked for by an event")).contains(TRACE);
        assertThat(requestOf("asked for by nobody"))
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{32}"));
        assertThat(requestOf("asked for earlier")).contains("earlier-1");
    }
}
