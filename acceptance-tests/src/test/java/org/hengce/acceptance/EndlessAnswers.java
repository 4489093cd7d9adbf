package org.hengce.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Reads answers whole, and of a stream of events, which has no end, as far as its first event. */
public final class EndlessAnswers {
    private static final String EVENTS = "text/event-stream";

    private EndlessAnswers() {}

    /** An answer; the rest of a stream is not waited for. */
    public static final class Read {
        private final HttpResponse<InputStream> answer;
        private final byte[] body;

        private Read(HttpResponse<InputStream> answer, byte[] body) {
            this.answer = answer;
            this.body = body;
        }

        /** Status and headers; the body was read already. */
        public HttpResponse<InputStream> answer() {
            return answer;
        }

        /** What was read of the body. */
        public byte[] body() {
            return body.clone();
        }
    }

    /** Sends a request and reads the answer. */
    public static Read read(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        boolean endless = answer.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS);
        try (InputStream body = answer.body()) {
            return new Read(answer, endless ? firstEvent(body) : body.readAllBytes());
        }
    }

    private static byte[] firstEvent(InputStream body) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean event = false;
        for (int next = body.read(); next >= 0; next = body.read()) {
            read.write(next);
            if (next == '\n') {
                String text = read.toString(StandardCharsets.UTF_8);
                event |= text.contains("\ndata:");
                if (event && text.endsWith("\n\n")) {
                    break;
                }
            }
        }
        return read.toByteArray();
    }
}
