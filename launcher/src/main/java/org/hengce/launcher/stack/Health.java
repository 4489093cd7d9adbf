package org.hengce.launcher.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.hengce.launcher.process.HostPort;
import org.hengce.launcher.process.Ports;

/** What a process says of itself. */
final class Health {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** How a running process feels. */
    enum State {
        READY,
        /** It serves, but something it needs is away or late. */
        DEGRADED,
        /** Not ours to start, and nobody answers. */
        AWAY,
        STARTING
    }

    private Health() {}

    static boolean ready(int managementPort) throws IOException, InterruptedException {
        return ask(managementPort, "/q/health/ready").statusCode() == 200;
    }

    static State of(int managementPort) throws InterruptedException {
        try {
            HttpResponse<String> all = ask(managementPort, "/q/health");
            if (all.statusCode() == 200 && !all.body().contains("DEGRADED")) return State.READY;
            return ready(managementPort) ? State.DEGRADED : State.STARTING;
        } catch (IOException e) {
            return State.STARTING;
        }
    }

    /** For PostgreSQL and Kafka, which speak no HTTP. */
    static State ofListener(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Ports.loopback(), port), 1000);
            return State.READY;
        } catch (IOException e) {
            return State.STARTING;
        }
    }

    /** For servers that are not ours: whether anybody listens at one of {@code host:port,host:port}. */
    static State ofForeign(String hosts, int usualPort) {
        for (HostPort server : HostPort.all(hosts, usualPort)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(server.host(), server.port()), 2000);
                return State.READY;
            } catch (IOException e) {
                // perhaps the next
            }
        }
        return State.AWAY;
    }

    private static HttpResponse<String> ask(int port, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
