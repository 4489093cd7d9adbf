package org.hengce.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * From the answer to a change to the stored evaluation of each of 40 policies on its indicator: after the last change of a
 * burst, and of every change while 50 come each second.
 *
 * <p>Arguments: server, file with the administrator's password, bursts, seconds of steady changes. Looks into the database of
 * the environment, evaluation-service's.
 */
public final class BurstSpeed {
    private static final int POLICIES = 40;
    private static final int CHANGES_OF_A_BURST = 40;
    private static final int CHANGES_A_SECOND = 50;
    private static final int SENDERS = 8;
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Waiting WAITING = new Waiting(POLL, PATIENCE);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Portfolio portfolio;
    private final EvaluationsDatabase database;
    private final String indicator;

    private BurstSpeed(Portfolio portfolio, EvaluationsDatabase database) {
        this.portfolio = portfolio;
        this.database = database;
        indicator = portfolio.indicators().get(0);
    }

    /** A change that was accepted, and when. */
    private record Accepted(Instant vintage, long nanos) {}

    /** Which vintage each policy's evaluations were seen to have reached, and when. */
    private record Seen(Map<String, Instant> pins, long nanos) {}

    /** Prints rows of the page of figures. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        if (arguments.length != 4) {
            System.err.println("usage: BurstSpeed BASE-URL ADMIN-PASSWORD-FILE BURSTS SECONDS");
            System.exit(2);
        }
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        Portfolio portfolio = new Portfolio(api, "BURST", 1);
        portfolio.registerData();
        portfolio.registerPolicies(POLICIES);
        try (EvaluationsDatabase database = new EvaluationsDatabase()) {
            BurstSpeed speed = new BurstSpeed(portfolio, database);
            speed.bursts(2); // what is compiled first is not what is promised
            row(
                    "accepted → stored evaluation, last change of a burst of 40, 40 policies",
                    "p95 < 1.5 s",
                    speed.bursts(Integer.parseInt(arguments[2])));
            row(
                    "the same while 50 changes a second keep coming, every change",
                    "p95 < 6 s",
                    speed.steady(Integer.parseInt(arguments[3])));
        }
    }

    private static void row(String figure, String target, Latencies measured) {
        System.out.printf("| %s | %s | %s | %s |%n", figure, target, measured, LocalDate.now(ZoneOffset.UTC));
    }

    private Latencies bursts(int count) throws IOException, InterruptedException, SQLException {
        List<Long> nanos = new ArrayList<>();
        for (int burst = 0; burst < count; burst++) {
            long before = database.last();
            ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();
            AtOnce.run(CHANGES_OF_A_BURST, i -> accepted.add(change()));
            Accepted last = accepted.stream()
                    .max((a, b) -> a.vintage().compareTo(b.vintage()))
                    .orElseThrow();
            nanos.addAll(untilAllHave(before, last));
        }
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }

    private Accepted change() throws IOException, InterruptedException {
        Instant vintage = portfolio.correct(1).get(indicator);
        if (vintage == null) {
            throw new IOException("a change that made no vintage of " + indicator);
        }
        return new Accepted(vintage, System.nanoTime());
    }

    /** How long after the change each policy's evaluation had seen it. */
    private List<Long> untilAllHave(long before, Accepted change)
            throws IOException, InterruptedException, SQLException {
        Map<String, Long> nanos = new HashMap<>();
        WAITING.until(
                () -> {
                    Seen seen = look(before);
                    seen.pins().forEach((policy, pin) -> {
                        if (!pin.isBefore(change.vintage())) {
                            nanos.putIfAbsent(policy, seen.nanos() - change.nanos());
                        }
                    });
                    return nanos.size() == POLICIES;
                },
                "every policy to be evaluated");
        return List.copyOf(nanos.values());
    }

    private Seen look(long before) throws SQLException {
        return new Seen(database.pinsAfter(before, indicator), System.nanoTime());
    }

    private Latencies steady(int seconds) throws IOException, InterruptedException, SQLException {
        long before = database.last();
        int count = seconds * CHANGES_A_SECOND;
        ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        List<Seen> looks = new ArrayList<>();
        ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS);
        try {
            Future<?> ticks = senders.scheduleAtFixedRate(
                    () -> senders.execute(() -> {
                        try {
                            accepted.add(change());
                        } catch (IOException | InterruptedException e) {
                            failed.incrementAndGet();
                        }
                    }),
                    0,
                    NANOS_PER_SECOND / CHANGES_A_SECOND,
                    TimeUnit.NANOSECONDS);
            long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
            new Waiting(POLL, PATIENCE.plusSeconds(seconds))
                    .until(
                            () -> {
                                looks.add(look(before));
                                return System.nanoTime() >= end;
                            },
                            "the end of the changes");
            ticks.cancel(false);
        } finally {
            senders.shutdown();
            senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        Accepted last = accepted.stream()
                .max((a, b) -> a.vintage().compareTo(b.vintage()))
                .orElseThrow();
        WAITING.until(
                () -> {
                    Seen seen = look(before);
                    looks.add(seen);
                    return seen.pins().values().stream()
                                    .filter(pin -> !pin.isBefore(last.vintage()))
                                    .count()
                            == POLICIES;
                },
                "every policy to be evaluated");
        System.out.printf("%d of %d changes accepted, %d refused%n", accepted.size(), count, failed.get());
        return waited(accepted, looks);
    }

    /** Of every change and policy, until the first look that found an evaluation which had seen it. */
    private static Latencies waited(Iterable<Accepted> accepted, List<Seen> looks) {
        List<Accepted> inOrder = new ArrayList<>();
        accepted.forEach(inOrder::add);
        inOrder.sort((a, b) -> a.vintage().compareTo(b.vintage()));
        Map<String, Integer> next = new HashMap<>();
        List<Long> nanos = new ArrayList<>();
        for (Seen seen : looks) {
            seen.pins().forEach((policy, pin) -> {
                int i = next.getOrDefault(policy, 0);
                for (; i < inOrder.size() && !inOrder.get(i).vintage().isAfter(pin); i++) {
                    nanos.add(seen.nanos() - inOrder.get(i).nanos());
                }
                next.put(policy, i);
            });
        }
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
