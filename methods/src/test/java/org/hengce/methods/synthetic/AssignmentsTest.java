package org.hengce.methods.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentsTest {
    @Test
    void everyWayIsThereOnceWhereThereAreFewEnough() {
        // 6! / (2! · 1! · 3!) ways to put a cohort of two and one of one on six donors.
        Assignments assignments = Assignments.of(pattern(6, 2, 1), 60, 1);
        assertThat(assignments.count()).isEqualTo(60);
        assertThat(distinct(assignments)).hasSize(60);
        assertThat(assignments.pattern(0).treated(0)).containsExactly(10, 11);
        assertThat(assignments.pattern(0).treated(1)).containsExactly(12);
        assertThat(assignments.pattern(0).donors()).containsExactly(13, 14, 15);
    }

    @Test
    void ofTooManyWaysSomeAreDrawnTheSameForTheSameSeed() {
        Assignments assignments = Assignments.of(pattern(6, 2, 1), 59, 1);
        assertThat(assignments.count()).isEqualTo(59);
        assertThat(distinct(assignments)).hasSizeBetween(20, 58);
        assertThat(distinct(Assignments.of(pattern(6, 2, 1), 59, 1))).isEqualTo(distinct(assignments));
        assertThat(distinct(Assignments.of(pattern(6, 2, 1), 59, 2))).isNotEqualTo(distinct(assignments));
    }

    @Test
    void oneTreatedUnitIsPutOnEveryDonorHoweverFewTheDraws() {
        Assignments assignments = Assignments.of(pattern(9, 1), 2, 1);
        assertThat(assignments.count()).isEqualTo(9);
        assertThat(assignments.pattern(4).treated(0)).containsExactly(14);
    }

    @Test
    void everyDonorIsEitherTreatedOrADonorAndNobodyIsTwice() {
        Assignments assignments = Assignments.of(pattern(40, 7, 5, 3), 200, 7);
        int[] timesTreated = new int[40];
        for (int i = 0; i < assignments.count(); i++) {
            Pattern pattern = assignments.pattern(i);
            assertThat(pattern.sizes()).containsExactly(7, 5, 3);
            IntStream treated = IntStream.range(0, 3).flatMap(c -> Arrays.stream(pattern.treated(c)));
            assertThat(IntStream.concat(treated, Arrays.stream(pattern.donors()))
                            .sorted())
                    .containsExactlyElementsOf(IntStream.range(10, 50).boxed().toList());
            IntStream.range(0, 3)
                    .flatMap(c -> Arrays.stream(pattern.treated(c)))
                    .forEach(row -> timesTreated[row - 10]++);
        }
        // Each in 15 of 40 on average: 75 of 200, with a standard deviation of 6.8; five of them either way.
        for (int times : timesTreated) {
            assertThat(times).isBetween(41, 109);
        }
    }

    @Test
    void thereAreNotTooManyWaysToCount() {
        assertThat(Assignments.of(pattern(5000, 2000, 1000), 500, 1).count()).isEqualTo(500);
    }

    private static Set<List<Integer>> distinct(Assignments assignments) {
        Set<List<Integer>> found = new HashSet<>();
        for (int i = 0; i < assignments.count(); i++) {
            Pattern pattern = assignments.pattern(i);
            found.add(IntStream.range(0, pattern.cohorts())
                    .flatMap(c -> IntStream.concat(
                            IntStream.of(-1), Arrays.stream(pattern.treated(c)).sorted()))
                    .boxed()
                    .toList());
        }
        return found;
    }

    /** Donors are the rows from 10 on. */
    private static Pattern pattern(int donors, int... sizes) {
        int[] starts = IntStream.range(0, sizes.length).map(c -> 3 + c).toArray();
        int[][] treated = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        return new Pattern(starts, treated, IntStream.range(10, 10 + donors).toArray());
    }
}
