package org.hengce.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
