package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** kill -9 while a large file comes in, and again while it is published: it goes on, and every row is there exactly once. */
@Order(3)
@ExtendWith(RunningStack.class)
class ImportFaultsIT {
    private static final boolean ALL = Boolean.parseBoolean(System.getenv("HENGCE_TEST_ALL"));
    /** A million rows with {@code --all}; else as many as take several chunks and a publication of some seconds. */
    private static final int INDICATORS = ALL ? 10 : 2;

    private static final List<String> REGIONS = List.of("FLT-1", "FLT-2", "FLT-3", "FLT-4", "FLT-5");
    private static final int DAYS = 20_000;
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final int PAGE = 1000;

    private static String indicator(int i) {
        return "fault-import-" + i;
    }

    private static double value(int indicator, int region, int day) {
        return indicator * 1e6 + region * 1e5 + day + 0.25;
    }

    private static byte[] file() {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int day = 0; day < DAYS; day++) {
            for (int region = 0; region < REGIONS.size(); region++) {
                for (int i = 0; i < INDICATORS; i++) {
                    file.append(indicator(i))
                            .append(',')
                            .append(REGIONS.get(region))
                            .append(',')
                            .append(FIRST.plusDays(day))
                            .append(',')
                            .append(value(i, region, day))
                            .append('\n');
                }
            }
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void register(Api admin) {
        for (String code : REGIONS) {
            ObjectNode region = Api.JSON.createObjectNode().put("level", "PROVINCIAL");
            region.putObject("name").put("en", code);
            assertThat(admin.put("/api/v1/regions/" + code, region).status()).isEqualTo(201);
        }
        for (int i = 0; i < INDICATORS; i++) {
            ObjectNode indicator = Api.JSON
                    .createObjectNode()
                    .put("dimension", "ECONOMY")
                    .put("unitMeasure", "things")
                    .put("frequency", "D")
                    .put("direction", "NEUTRAL")
                    .put("aggregation", "SUM")
                    .put("decimals", 2);
            indicator.putObject("name").put("en", indicator(i));
            assertThat(admin.put("/api/v1/indicators/" + indicator(i), indicator)
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void aFileWhoseServiceIsKilledTwiceIsThereOnce(Stack stack, Api admin) throws Exception {
        register(admin);
        byte[] file = file();
        ResumableUpload upload = new ResumableUpload(stack, admin, file);
        int status = upload.sendFrom(0, sent -> {
            await().atMost(Duration.ofSeconds(30)).until(() -> upload.offset() > 0);
            stack.kill("indicator-service");
        });
        assertThat(status).as("of a request whose service was killed").isNotIn(202, 204);
        up(stack);

        await().atMost(Duration.ofSeconds(30)).until(() -> upload.offset() > 0);
        long offset = upload.offset();
        assertThat(offset).as("what was staged before the kill").isBetween(1L, file.length - 1L);
        assertThat(admin.get(upload.location()).json().get("status").textValue())
                .isEqualTo("RECEIVING");
        assertThat(upload.sendFrom(offset, sent -> {})).isEqualTo(202);
        // It is queued, and the worker is at it: nothing of it may be seen before all is.
        stack.kill("indicator-service");
        up(stack);

        JsonNode done = await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> admin.get(upload.location()).json(),
                        job -> job.get("status").textValue().equals("COMPLETED"));
        assertThat(done.get("accepted").longValue()).isEqualTo((long) INDICATORS * REGIONS.size() * DAYS);
        assertThat(done.get("rejected").longValue()).isZero();
        for (int i = 0; i < INDICATORS; i++) {
            for (int region = 0; region < REGIONS.size(); region++) {
                everyRowIsThereOnce(admin, i, region, done.get("vintages").get(indicator(i)));
            }
        }
    }

    private static void up(Stack stack) {
        Stack.Outcome up = stack.run("up");
        assertThat(up.exit()).as(up.output()).isZero();
    }

    private static void everyRowIsThereOnce(Api admin, int indicator, int region, JsonNode vintage) {
        Set<String> periods = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/v1/observations?history=true&indicator=%s&region=%s&limit=%d%s"
                            .formatted(indicator(indicator), REGIONS.get(region), PAGE, cursor))
                    .json();
            for (JsonNode row : page.get("items")) {
                LocalDate day = LocalDate.parse(row.get("period").textValue());
                assertThat(periods.add(day.toString())).as("%s once", row).isTrue();
                assertThat(row.get("value").doubleValue())
                        .isEqualTo(value(indicator, region, (int) (day.toEpochDay() - FIRST.toEpochDay())));
                assertThat(row.get("vintage")).isEqualTo(vintage);
            }
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").textValue();
        } while (!cursor.isEmpty());
        assertThat(periods).hasSize(DAYS);
    }
}
