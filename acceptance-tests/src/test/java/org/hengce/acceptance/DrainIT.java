package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SIGTERM, as Kubernetes and {@code ./hengce down} send it: what has begun ends well. */
@Order(7)
@ExtendWith(RunningStack.class)
class DrainIT {
    @Test
    void aRequestThatHasBegunIsAnsweredByAGatewayThatStops(Stack stack, Api admin) throws Exception {
        byte[] body = Api.JSON.writeValueAsBytes(sector());
        ProcessHandle gateway = ProcessHandle.of(stack.pid("gateway")).orElseThrow();
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(stack.url()).getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            String head = """
                    PUT /api/v1/sectors/DRAINED HTTP/1.1
                    Host: localhost
                    Authorization: Bearer %s
                    Content-Type: application/json
                    Content-Length: %d
                    Expect: 100-continue

                    """.replace("\n", "\r\n");
            out.write(head.formatted(admin.bearer(), body.length).getBytes(StandardCharsets.ISO_8859_1));
            // Now it is surely under way.
            assertThat(line(in)).contains("100");
            assertThat(line(in)).isEmpty();
            out.write(body, 0, body.length / 2);
            out.flush();

            assertThat(gateway.destroy()).as("asked to stop").isTrue();
            await().atMost(Duration.ofSeconds(20)).until(() -> stopping(stack));

            out.write(body, body.length / 2, body.length - body.length / 2);
            out.flush();
            assertThat(line(in)).contains("201");
            gateway.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(stack.run("up").exit()).isZero();
        assertThat(admin.get("/api/v1/sectors/DRAINED").status()).isEqualTo(200);
    }

    private static ObjectNode sector() {
        ObjectNode sector = Api.JSON.createObjectNode();
        sector.putObject("name").put("en", "Begun before the end");
        return sector;
    }

    /** Whether new connections are told that it stops: not ready, a connection that is to be closed, or none at all. */
    private static boolean stopping(Stack stack) {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(stack.url()).getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
            socket.getOutputStream()
                    .write("GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            boolean told = !line(in).contains("200");
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                told |= header.equalsIgnoreCase("connection: close");
            }
            return told;
        } catch (java.io.IOException nobodyListens) {
            return true;
        }
    }

    private static String line(InputStream in) throws java.io.IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new java.io.EOFException("the connection ended after '" + line + "'");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
