package org.hengce.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at a constant rate whatever the answers do, and prints how long they took: from the moment a request was due, so that a
 * server that stands still for a while is charged for all that waited (no coordinated omission).
 *
 * <p>Plain sockets: a client that thinks more than the server works would measure itself.
 */
public final class ConstantRate {
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 3;
    private static final long SECOND = 1_000_000_000L;
    // Parking wakes up late by some tens of microseconds; the rest of the wait is spent looking at the clock.
    private static final long SPIN_NANOS = 80_000;

    private final URI target;
    private final byte[] request;
    private final long gapNanos;

    private ConstantRate(URI target, String token, int perSecond) {
        this.target = target;
        String head = "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(target.getRawPath(), target.getRawAuthority(), token);
        request = head.getBytes(StandardCharsets.ISO_8859_1);
        gapNanos = CONNECTIONS * SECOND / perSecond;
    }

    /** {@code URL TOKEN REQUESTS-PER-SECOND SECONDS} → "p50 MICROSECONDS p99 MICROSECONDS". */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        ConstantRate rate = new ConstantRate(URI.create(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
        Latencies measured = rate.measure(Integer.parseInt(arguments[3]));
        out.printf(Locale.ROOT, "p50 %d p99 %d%n", measured.quantile(0.5) / 1000, measured.quantile(0.99) / 1000);
    }

    private Latencies measure(int seconds) throws Exception {
        long begin = System.nanoTime() + SECOND / 10;
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<long[]>> parts = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                long first = begin + i * gapNanos / CONNECTIONS;
                parts.add(threads.submit(() -> ask(first, seconds)));
            }
            List<long[]> taken = new ArrayList<>();
            for (Future<long[]> part : parts) taken.add(part.get());
            return new Latencies(taken.stream().flatMapToLong(Arrays::stream).toArray());
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] ask(long first, int seconds) throws IOException {
        int warmUp = (int) (WARM_UP_SECONDS * SECOND / gapNanos);
        long[] taken = new long[(int) (seconds * SECOND / gapNanos)];
        try (Socket socket = new Socket(target.getHost(), target.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = -warmUp; i < taken.length; i++) {
                long due = first + (i + warmUp) * gapNanos;
                waitUntil(due);
                socket.getOutputStream().write(request);
                readAnswer(in);
                if (i >= 0) taken[i] = System.nanoTime() - due;
            }
        }
        return taken;
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) LockSupport.parkNanos(left - SPIN_NANOS);
            else Thread.onSpinWait();
        }
    }

    private static void readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200 ")) throw new IOException("answered with '%s'".formatted(status));
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in))
            if (header.regionMatches(true, 0, "content-length:", 0, 15))
                length = Integer.parseInt(header.substring(15).strip());
        if (length < 0) throw new IOException("an answer without length");
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new IOException("the connection ended");
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }
}
