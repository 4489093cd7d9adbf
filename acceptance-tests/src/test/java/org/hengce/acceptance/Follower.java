package org.hengce.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Somebody who follows the events of a stack, as a browser does; it does not come back by itself. */
final class Follower implements AutoCloseable {
    /** In place of a line: the stream has ended. */
    static final String END = "(end)";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpResponse<Stream<String>> answer;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();
    private String lastId = "";

    private Follower(HttpResponse<Stream<String>> answer) {
        this.answer = answer;
        Thread reader = new Thread(this::read, "follower");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param headers name, value, name, value */
    static Follower of(Stack stack, Api who, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1/events"))
                .header("Authorization", "Bearer " + who.token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Follower(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
    }

    private void read() {
        try {
            answer.body().forEach(lines::add);
        } catch (RuntimeException brokenOff) {
            lines.add("(broken off)");
            return;
        }
        lines.add(END);
    }

    /** Waits for a line. */
    String await(Predicate<String> wanted) throws InterruptedException {
        while (true) {
            String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new AssertionError("nothing more came after " + heard);
            }
            heard.add(line);
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            }
            if (wanted.test(line)) {
                return line;
            }
        }
    }

    void awaitEvent(String name) throws InterruptedException {
        await(line -> line.equals("event: " + name));
    }

    /** Waits until it is told of something of this type and subject. */
    String awaitData(String type, String subject) throws InterruptedException {
        return await(line -> line.startsWith("data: {\"type\":\"%s\",\"subject\":\"%s\"".formatted(type, subject)));
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
