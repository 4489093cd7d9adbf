package org.hengce.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for a service: another process on a port of its own. Tells what it was asked, and misbehaves by the last part of
 * the path.
 */
public final class Service {
    private final String name;
    private final String host;
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private volatile boolean failing;
    private volatile CountDownLatch held = new CountDownLatch(1);
    private HttpServer server;

    Service(String name) {
        this(name, "127.0.0.1", 0);
    }

    Service(String name, String host, int port) {
        this.name = name;
        this.host = host;
        server = listen(port);
    }

    /** Again, after a stop; at the same port. */
    void start() {
        server = listen(server.getAddress().getPort());
    }

    private HttpServer listen(int port) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 50);
            made.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            }));
            made.createContext("/", this::answer);
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://" + host + ":" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was asked for since the last call, as method and target. */
    public List<String> targets() {
        List<String> seen = new ArrayList<>();
        for (String target = targets.poll(); target != null; target = targets.poll()) {
            seen.add(target);
        }
        return seen;
    }

    /** Ends every connection without a word, or does so no more. */
    public void failing(boolean now) {
        failing = now;
    }

    /** Lets all go on that asked for {@code held}. */
    public void release() {
        CountDownLatch before = held;
        held = new CountDownLatch(1);
        before.countDown();
    }

    /** How many requests have come. */
    public int asked() {
        return asked.get();
    }

    /** Stops, runs the work, and listens on the same port again. */
    public void whileAway(Runnable work) {
        int port = server.getAddress().getPort();
        server.stop(0);
        try {
            work.run();
        } finally {
            server = listen(port);
        }
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.incrementAndGet();
        targets.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (failing) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "checksum" -> text(exchange, 200, Patterned.checksumOf(exchange.getRequestBody()));
            case "large" -> large(exchange);
            case "dies" -> dies(exchange);
            case "silent" -> pause(exchange);
            case "flaky" -> {
                if (number % 2 == 1) {
                    exchange.close(); // without a word, as a service that stops just then
                } else {
                    text(exchange, 200, "well");
                }
            }
            case "made" -> {
                exchange.getResponseHeaders().set("Location", address() + "/api/v1/imports/7?x=1");
                text(exchange, 201, "{}");
            }
            case "made-relative" -> {
                exchange.getResponseHeaders().set("Location", "/api/v1/imports/7");
                text(exchange, 201, "{}");
            }
            case "held" -> {
                waitFor(held);
                text(exchange, 200, name);
            }
            case "long" -> tagged(exchange, "application/json", "{\"text\": \"" + "long ".repeat(1000) + "\"}");
            case "short" -> tagged(exchange, "application/json", "{}");
            case "picture" -> tagged(exchange, "image/png", "x".repeat(5000));
            case "events" -> tagged(exchange, "text/event-stream", "data: x\n\n".repeat(1000));
            case "packed" -> {
                exchange.getResponseHeaders().set("Content-Encoding", "br");
                tagged(exchange, "application/json", "x".repeat(5000));
            }
            case "page" -> {
                exchange.getResponseHeaders()
                        .set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-x'");
                tagged(exchange, "text/html", "<p>");
            }
            case "empty" -> exchange.sendResponseHeaders(204, -1);
            case "unchanged" -> {
                exchange.getResponseHeaders().set("ETag", "\"3\"");
                exchange.sendResponseHeaders(304, -1);
            }
            case "refuses" -> {
                text(exchange, 413, "too large");
                exchange.getResponseBody().flush();
                exchange.getRequestBody().readAllBytes(); // as the connection would else be reset, and the answer lost
            }
            default -> echo(exchange);
        }
        exchange.close();
    }

    private static void tagged(HttpExchange exchange, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"3\"");
        if ("\"3\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        text(exchange, 200, body);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        JsonObject headers = new JsonObject();
        exchange.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Request-Id", "of-the-service");
        exchange.getResponseHeaders().set("Keep-Alive", "timeout=5");
        text(
                exchange,
                200,
                new JsonObject()
                        .put("service", name)
                        .put("method", exchange.getRequestMethod())
                        .put("uri", exchange.getRequestURI().toString())
                        .put("headers", headers)
                        .put("body", body)
                        .encode());
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Chunked, because its length is not told. */
    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (InputStream bytes = Patterned.stream();
                OutputStream out = exchange.getResponseBody()) {
            bytes.transferTo(out);
        }
    }

    private static void dies(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000_000);
        exchange.getResponseBody().write(new byte[100_000]);
        exchange.getResponseBody().flush();
    }

    private static void pause(HttpExchange exchange) throws IOException {
        try {
            Thread.sleep(Neighbours.TIMEOUT.plusSeconds(3).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        text(exchange, 200, "late");
    }
}
