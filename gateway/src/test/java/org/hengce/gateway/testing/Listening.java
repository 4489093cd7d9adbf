package org.hengce.gateway.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Somebody who listens to events, as a browser does: the last id is what came last, with an event or alone. */
public final class Listening implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Block END = new Block("", "end of the stream", "");

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<Block> come = new LinkedBlockingQueue<>();
    private final List<Block> heard = new ArrayList<>();
    private String lastId = "";

    /**
     * What stands between two empty lines.
     *
     * @param id empty: none
     * @param event empty: none, as in a heartbeat
     */
    public record Block(String id, String event, String data) {}

    private Listening(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread reader = new Thread(this::read, "listening");
        reader.setDaemon(true);
        reader.start();
    }

    /** As somebody with this header; the query may be empty. */
    public static Listening with(String query, String header, String value, String... more) {
        return new Listening(ask(query, header, value, more));
    }

    /** As the holder of this token. */
    public static Listening to(String query, String token, String... more) {
        return with(query, "Authorization", "Bearer " + token, more);
    }

    /** The answer as it comes. */
    public static HttpResponse<InputStream> ask(String query, String header, String value, String... more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(People.gateway().resolve("/api/v1/events" + query))
                .header(header, value);
        if (more.length > 0) {
            request.headers(more);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String event = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    come.add(new Block(id, event, data));
                    id = "";
                    event = "";
                    data = "";
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException e) {
            // closed, on either side
        }
        come.add(END);
    }

    /** Waits for a block; what came before it is in {@link #heard}. */
    public Block await(Predicate<Block> wanted) {
        try {
            for (Block block = next(); ; block = next()) {
                if (!block.id().isEmpty()) {
                    lastId = block.id();
                }
                if (wanted.test(block)) {
                    return block;
                }
                if (block.equals(END)) {
                    throw new AssertionError("the stream ended after " + heard);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Block next() throws InterruptedException {
        Block block = come.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (block == null) {
            throw new AssertionError("nothing more came after " + heard);
        }
        heard.add(block);
        return block;
    }

    public Block await(String event) {
        return await(block -> block.event().equals(event));
    }

    public Block awaitSubject(String subject) {
        return await(block -> block.data().contains("\"" + subject + "\""));
    }

    public void awaitEnd() {
        await(block -> block.equals(END));
    }

    /** All that was waited for and came on the way. */
    public List<Block> heard() {
        return List.copyOf(heard);
    }

    /** As {@code Last-Event-ID}. */
    public String lastId() {
        return lastId;
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
