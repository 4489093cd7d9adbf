package org.hengce.evaluation.evaluations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hengce.evaluation.evaluations.EvaluationStore.Stored;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.testing.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much a page of evaluations holds, on a real database. */
class EvaluationPagesTest {
    private static final int LARGE = (int) Page.MOST_BYTES / 3;

    private TestDatabase database;
    private Jdbi jdbi;
    private EvaluationPages pages;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.migrated();
        jdbi = database.jdbi();
        pages = new EvaluationPages(jdbi);
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
    }

    private UUID evaluation(int bytes) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(h -> h.execute("""
                INSERT INTO evaluation (id, policy, status, trigger, inputs_sha256, completed_at, document)
                VALUES (?, 'p', 'COMPLETED', 'POLICY', ?, now(), '"' || repeat('x', ?) || '"')""", id, id.toString(), bytes - 2));
        return id;
    }

    private Page<Stored> page(String limit, @Nullable String cursor) {
        return pages.newestFirst(null, null, false, PageRequest.of(limit, cursor));
    }

    /** By page, the ids in their order. */
    private List<List<UUID>> all(String limit) {
        List<List<UUID>> read = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Stored> page = page(limit, cursor);
            read.add(page.items().stream().map(Stored::id).toList());
            cursor = page.nextCursor();
        } while (cursor != null);
        return read;
    }

    @Test
    void aPageOfLargeOnesEndsEarlyAndTheNextGoesOnThere() {
        List<UUID> newestFirst = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> newestFirst.add(0, evaluation(LARGE)));
        List<List<UUID>> read = all("1000");
        assertThat(read).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(read.stream().flatMap(List::stream).toList()).isEqualTo(newestFirst);
    }

    @Test
    void oneThatIsLargerThanAPageIsAPageOfItsOwn() {
        evaluation(10);
        evaluation((int) Page.MOST_BYTES + 1);
        evaluation(10);
        assertThat(all("1000")).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void ofSmallOnesAPageHoldsAsManyAsWereAskedFor() {
        IntStream.range(0, 5).forEach(i -> evaluation(10));
        assertThat(all("2")).extracting(List::size).containsExactly(2, 2, 1);
        assertThat(all("5")).extracting(List::size).containsExactly(5);
    }

    @Test
    void thereMayBeNone() {
        assertThat(all("1000")).containsExactly(List.of());
    }
}
