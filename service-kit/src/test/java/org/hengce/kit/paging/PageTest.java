package org.hengce.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.hengce.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void theCursorOfAPageLeadsToTheRowAfterItsLast() {
        PageRequest request = PageRequest.of("2", null);
        Page<String> page = Page.of(List.of("a", "b", "c"), request, row -> row);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(PageRequest.of(null, page.nextCursor()).after()).isEqualTo("b");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), PageRequest.of("2", null), row -> row)
                        .nextCursor())
                .isNull();
    }

    private static final String LARGEST = "1000";

    /** The rows are their own sizes. */
    private static List<List<Long>> measured(String limit, List<Long> rows) {
        List<List<Long>> pages = new ArrayList<>();
        List<Long> left = rows;
        while (!left.isEmpty()) {
            PageRequest request = PageRequest.of(limit, null);
            Page<Long> page = Page.measured(
                    left.subList(0, Math.min(left.size(), request.limit() + 1)),
                    request,
                    String::valueOf,
                    some -> some);
            pages.add(page.items());
            left = left.subList(page.items().size(), left.size());
            assertThat(page.nextCursor() == null).isEqualTo(left.isEmpty());
        }
        return pages;
    }

    @Test
    void aPageOfLargeRowsEndsEarlyAndTheNextGoesOnThere() {
        long large = Page.MOST_BYTES / 3;
        assertThat(measured(LARGEST, Collections.nCopies(8, large)))
                .extracting(List::size)
                .containsExactly(3, 3, 2);
        assertThat(measured("2", Collections.nCopies(5, large)))
                .extracting(List::size)
                .containsExactly(2, 2, 1);
    }

    @Test
    void aRowThatIsLargerThanAPageIsAPageOfItsOwn() {
        assertThat(measured(LARGEST, List.of(1L, Page.MOST_BYTES + 1, 1L)))
                .containsExactly(List.of(1L), List.of(Page.MOST_BYTES + 1), List.of(1L));
    }

    @Test
    void ofSmallRowsAPageHoldsAsManyAsWereAskedFor() {
        assertThat(measured(LARGEST, Collections.nCopies(2_001, 10L)))
                .extracting(List::size)
                .containsExactly(1_000, 1_000, 1);
    }

    @Test
    void rowsBehindALargePageAreNotMeasured() {
        List<Long> seen = new ArrayList<>();
        Page.measured(
                Collections.nCopies(1_001, Page.MOST_BYTES), PageRequest.of(LARGEST, null), String::valueOf, some -> {
                    seen.addAll(some);
                    return some;
                });
        assertThat(seen).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "x", "", "1.5", "99999999999", "+5", "\uff11", "\u0665"})
    void aLimitOutsideOneToAThousandIsRefused(String limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "", "abc", "äöü"})
    void aCursorThatIsNotOursIsRefused(String cursor) {
        assertThatThrownBy(() -> PageRequest.of(null, cursor))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void aCursorOfAnotherListIsRefusedWhereANumberIsNeeded() {
        String forged = Base64.getUrlEncoder().encodeToString("v1:US-CA".getBytes(StandardCharsets.UTF_8));
        PageRequest request = PageRequest.of(null, forged);
        assertThatThrownBy(request::afterNumber).isInstanceOf(Problem.class);
    }
}
