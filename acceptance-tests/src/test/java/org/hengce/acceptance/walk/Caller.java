package org.hengce.acceptance.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.hengce.acceptance.EndlessAnswers;

/** Sends calls to the gateway, each with ids of its own by which its answer and its audit row are known. */
final class Caller {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;

    Caller(String url) {
        this.url = url;
    }

    /** An answer with the ids that went with the call. */
    record Answer(
            Call call, String requestId, String traceId, int status, java.net.http.HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** Without parameters, lower case. */
        String mediaType() {
            return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "%s\n→ %d %s\n%s".formatted(call, status, headers.map(), shortened(body));
        }

        private static String shortened(String text) {
            return text.length() <= 2000 ? text : text.substring(0, 2000) + "…";
        }
    }

    /** The first line of the answer to a body that is said to be far too long; nothing of it is sent. */
    String announcing(Call call, long length) {
        URI target = URI.create(url);
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setSoTimeout(30_000);
            StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\n"
                    .formatted(call.method(), call.target(), target.getAuthority(), length));
            call.headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(call.toString(), e);
        }
    }

    /** What stands at an address, for who has this token. */
    byte[] bytes(String target, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + target))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError("%s: %d".formatted(target, answer.statusCode()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer send(Call call) {
        String requestId = "walk-" + UUID.randomUUID();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + call.target()))
                .timeout(Duration.ofSeconds(60))
                .header("X-Request-Id", requestId)
                .header("traceparent", "00-%s-%s-01".formatted(traceId, traceId.substring(0, 16)))
                .method(
                        call.method(),
                        call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        try {
            EndlessAnswers.Read read = EndlessAnswers.read(HTTP, request.build());
            return new Answer(
                    call,
                    requestId,
                    traceId,
                    read.answer().statusCode(),
                    read.answer().headers(),
                    new String(read.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(call.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
