package org.hengce.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
    private final Layout layout = Logs.layout(-7, 2, 1);

    @Test
    void anIdIsReadAsItWasWritten() {
        for (long[] next : new long[][] {{0, 0, 0}, {127, 128, 16_384}, {Long.MAX_VALUE, 1, Long.MAX_VALUE}}) {
            String id = new Positions(layout, next).text();
            assertThat(Positions.parse(id, layout)).map(Positions::text).contains(id);
        }
    }

    @Test
    void anIdOfTwelvePartitionsATopicFitsWellIntoAHeader() {
        long[] next = new long[7 * 12];
        Arrays.fill(next, 2_000_000);
        assertThat(new Positions(Logs.layout(1, 12, 12, 12, 12, 12, 12, 12), next).text())
                .hasSizeLessThan(500)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void ofTopicsThatWereMadeAgainAnIdIsUnknown() {
        String id = new Positions(layout, new long[] {1, 2, 3}).text();
        assertThat(Positions.parse(id, Logs.layout(-8, 2, 1))).isEmpty();
    }

    @Test
    void wherePartitionsWereAddedNothingOfThemWasTold() {
        String id = new Positions(layout, new long[] {1, 2, 3}).text();
        Layout grown = Logs.layout(-7, 3, 2);
        assertThat(Positions.parse(id, grown))
                .map(Positions::text)
                .contains(new Positions(grown, new long[] {1, 2, 0, 3, 0}).text());
        String ofGrown = new Positions(grown, new long[5]).text();
        assertThat(Positions.parse(ofGrown, layout)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "nonsense", "政策", "____", "AAAA AAAA", "=", "-", "1", "{}"})
    void whatIsNoIdIsUnknown(String text) {
        assertThat(Positions.parse(text, layout)).isEmpty();
    }

    @Test
    void everyShortenedLengthenedOrSwollenIdIsUnknown() {
        String id = new Positions(layout, new long[] {300, 2, 3}).text();
        byte[] bytes = Base64.getUrlDecoder().decode(id);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(Positions.parse(text(Arrays.copyOf(bytes, length)), layout))
                    .isEmpty();
        }
        assertThat(Positions.parse(text(Arrays.copyOf(bytes, bytes.length + 1)), layout))
                .isEmpty();
        byte[] swollen = Arrays.copyOf(bytes, 40);
        Arrays.fill(swollen, 4, 40, (byte) 0xff);
        assertThat(Positions.parse(text(swollen), layout)).isEmpty();
        assertThat(Positions.parse("A".repeat(100_000), layout)).isEmpty();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
