package org.hengce.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long a report takes of a policy with twelve indicators, which nobody has asked for before: one after another for each
 * format, then PDFs of all policies as a batch.
 *
 * <p>Arguments: server, file with the administrator's password, number of policies. Looks into the database of the environment,
 * evaluation-service's, to see when all are evaluated.
 */
public final class ReportSpeed {
    private static final int INDICATORS = 12;
    private static final int WARM_UP = 10;
    private static final int MEASURED = 50;
    private static final int LARGEST_BATCH = 500;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Waiting WAITING = new Waiting(Duration.ofMillis(100), Duration.ofMinutes(30));
    private static final List<List<String>> TARGETS =
            List.of(List.of("html", "p95 < 150 ms"), List.of("xlsx", "p95 < 300 ms"), List.of("pdf", "p95 < 1.5 s"));

    private final Api api;
    private final List<String> policies;
    private final List<String> reports;

    private ReportSpeed(Api api, List<String> policies, List<String> reports) {
        this.api = api;
        this.policies = policies;
        this.reports = reports;
    }

    /** Prints rows of the page of figures. */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        int policies = Integer.parseInt(arguments[2]);
        if (policies < WARM_UP + MEASURED) {
            System.err.println("at least %d policies".formatted(WARM_UP + MEASURED));
            System.exit(2);
        }
        Portfolio portfolio = new Portfolio(api, "REPORTS", INDICATORS);
        portfolio.registerData();
        portfolio.registerPolicies(policies);
        try (EvaluationsDatabase database = new EvaluationsDatabase()) {
            WAITING.until(
                    () -> database.policiesEvaluatedAfter(0) >= policies && database.marks() == 0,
                    "all policies to be evaluated");
        }
        List<String> codes = new ArrayList<>();
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < policies; i++) {
            codes.add(portfolio.policy(i));
            JsonNode latest = api.get("/api/v1/evaluations?latest=true&policy=" + portfolio.policy(i));
            reports.add("/api/v1/evaluations/"
                    + latest.path("items").path(0).path("id").asText() + "/report.");
        }
        ReportSpeed speed = new ReportSpeed(api, codes, reports);
        for (List<String> target : TARGETS) {
            System.out.println(speed.oneAfterAnother(target.get(0), target.get(1)));
        }
        System.out.println(speed.batch());
    }

    private String oneAfterAnother(String format, String target) throws IOException, InterruptedException {
        long[] nanos = new long[MEASURED];
        long bytes = 0;
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            long began = System.nanoTime();
            long size = api.bytes(reports.get(i) + format + "?lang=en");
            if (i >= WARM_UP) {
                nanos[i - WARM_UP] = System.nanoTime() - began;
                bytes += size;
            }
        }
        return row(
                "report as %s, %d indicators".formatted(format, INDICATORS),
                target,
                "%s; %,d kB".formatted(new Latencies(nanos), bytes / MEASURED / 1000));
    }

    /** As a job: from the request to the last byte of the file. */
    private String batch() throws IOException, InterruptedException {
        int count = Math.min(LARGEST_BATCH, policies.size());
        long began = System.nanoTime();
        String batch = api.post(
                        "/api/v1/report-batches",
                        Map.of("policies", policies.subList(0, count), "lang", "zh", "format", "pdf"))
                .path("id")
                .asText();
        String at = "/api/v1/report-batches/" + batch;
        WAITING.until(() -> api.get(at).path("status").asText().equals("COMPLETED"), "the batch to be made");
        JsonNode progress = api.get(at);
        if (progress.path("done").asInt() != count) {
            throw new IOException("not all reports of the batch were made: " + progress);
        }
        double made = (System.nanoTime() - began) / NANOS_PER_SECOND;
        long bytes = api.bytes(at + "/file");
        return row(
                "batch of %d PDFs, %d indicators each, made; downloaded as one file".formatted(count, INDICATORS),
                count == LARGEST_BATCH ? "< 8 min" : "–",
                String.format(
                        Locale.ROOT,
                        "%.0f s; %.0f s in all, %,d MB",
                        made,
                        (System.nanoTime() - began) / NANOS_PER_SECOND,
                        bytes / 1_000_000));
    }

    private static String row(String figure, String target, String measured) {
        return "| %s | %s | %s | %s |".formatted(figure, target, measured, LocalDate.now(ZoneOffset.UTC));
    }
}
