package org.hengce.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdsTest {
    private static final String SENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void whatIsSentIsKept() {
        TraceIds ids = TraceIds.of(SENT, "mine-1");
        assertThat(ids).isEqualTo(new TraceIds(SENT, "4bf92f3577b34da6a3ce929d0e0e4736", "mine-1"));
        assertThat(TraceIds.of(SENT, null).requestId()).isEqualTo(ids.traceId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01"
            })
    void whatIsNoneIsMadeAnew(String sent) {
        TraceIds ids = TraceIds.of(sent, "bad id\r\n");
        assertThat(ids.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(sent);
        assertThat(ids.requestId()).isEqualTo(ids.traceId());
    }

    @Test
    void idsThatAreMadeDiffer() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(TraceIds.of(null, null).traceparent());
        }
        assertThat(seen).hasSize(10_000);
    }
}
