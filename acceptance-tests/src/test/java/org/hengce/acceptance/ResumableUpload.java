package org.hengce.acceptance;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** A file on its way into an import, by a sender who goes on where the last request broke off. */
final class ResumableUpload {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String token;
    private final byte[] file;
    private final String location;

    /** Begins it, with nothing of the file sent yet. */
    ResumableUpload(Stack stack, Api api, byte[] file) throws IOException, InterruptedException {
        this.url = stack.url();
        this.token = api.bearer();
        this.file = file;
        HttpResponse<String> begun = http.send(
                request("/api/v1/imports")
                        .header("Content-Type", "text/csv")
                        .header("Upload-Complete", "?0")
                        .POST(BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (begun.statusCode() != 201) {
            throw new IllegalStateException("an import cannot be begun: " + begun.body());
        }
        this.location = begun.headers().firstValue("Location").orElseThrow();
    }

    String location() {
        return location;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    /** How much of the file is there, as the service says; -1 while it cannot be asked. */
    long offset() throws InterruptedException {
        try {
            HttpResponse<Void> answer = http.send(
                    request(location).method("HEAD", BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200
                    ? answer.headers().firstValueAsLong("Upload-Offset").orElseThrow()
                    : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * Sends the rest in one request.
     *
     * @param atHalf called once, when half of what is sent has been handed out
     * @return the status; 0 if the connection broke
     */
    int sendFrom(long offset, LongConsumer atHalf) throws InterruptedException {
        int length = Math.toIntExact(file.length - offset);
        AtomicBoolean called = new AtomicBoolean();
        InputStream rest = new FilterInputStream(new ByteArrayInputStream(file, (int) offset, length)) {
            private long sent;

            @Override
            public int read(byte[] buffer, int from, int most) throws IOException {
                int read = super.read(buffer, from, most);
                sent += Math.max(0, read);
                if (sent > length / 2 && called.compareAndSet(false, true)) {
                    atHalf.accept(offset + sent);
                }
                return read;
            }
        };
        try {
            return http.send(
                            request(location)
                                    .header("Content-Type", "application/partial-upload")
                                    .header("Upload-Offset", Long.toString(offset))
                                    .header("Upload-Complete", "?1")
                                    .method("PATCH", BodyPublishers.ofInputStream(() -> rest))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
