package org.hengce.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hengce.launcher.terminal.Failure;
import org.junit.jupiter.api.Test;

class ApiTest {
    @Test
    void whatIsRefusedSaysWhyAndAdvisesNobodyToDeleteHisData() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] problem = """
                    {"title": "The request conflicts with what is there", "detail": "one is under way"}""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(409, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        server.start();
        try {
            Api api = new Api("http://127.0.0.1:" + server.getAddress().getPort());
            Failure refused = catchThrowableOfType(Failure.class, () -> api.post("/api/v1/rebuilds", Map.of()));
            assertThat(refused.why()).contains("one is under way");
            assertThat(refused.text()).doesNotContain("reset");
        } finally {
            server.stop(0);
        }
    }
}
