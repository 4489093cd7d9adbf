package org.hengce.methods.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.diagnostic.BoundaryChanges.Change;
import org.hengce.methods.diagnostic.BoundaryChanges.Kind;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;
import org.junit.jupiter.api.Test;

/** What is said of other policies in the units of a panel, and of units that changed. */
class OtherPoliciesTest {
    private static final List<String> NONE = List.of();

    @Test
    void aTreatedUnitWhollyUnderAnotherPolicyOutweighsAllElse() {
        Diagnostic found = new Contamination(List.of("A"), List.of("B"), List.of("C"), 2, List.of("P")).check();
        assertThat(found.name()).isEqualTo(Name.CONTAMINATION);
        assertThat(found.status()).isEqualTo(Status.FAIL);
        assertThat(found.statistic()).as("units concerned").isEqualTo(3);
        assertThat(found.english()).contains("in force in A");
        assertThat(found.chinese()).contains("A");
    }

    @Test
    void whatElseIsLeftOfOthersIsAWarning() {
        assertThat(new Contamination(NONE, List.of("B"), NONE, 0, NONE).check().status())
                .isEqualTo(Status.WARN);
        assertThat(new Contamination(NONE, NONE, List.of("C"), 0, NONE).check().status())
                .isEqualTo(Status.WARN);
        assertThat(new Contamination(NONE, NONE, NONE, 0, List.of("P")).check().status())
                .isEqualTo(Status.WARN);
        assertThat(new Contamination(NONE, NONE, NONE, 3, NONE).check()).satisfies(found -> {
            assertThat(found.status()).isEqualTo(Status.PASS);
            assertThat(found.english()).contains("left out for that: 3");
        });
    }

    @Test
    void manyUnitsAreNamedByTheFirstFiveAndANumber() {
        List<String> twelve = IntStream.range(10, 22).mapToObj(i -> "U" + i).toList();
        Diagnostic found = new Contamination(NONE, NONE, twelve, 0, NONE).check();
        assertThat(found.english()).startsWith("U10, U11, U12, U13, U14 and 7 more compared with");
        assertThat(found.chinese()).contains("U14 等 12 个");
    }

    @Test
    void unitsThatChangedAreAShareOfAllAndABreakOfTheSeriesIsAll() {
        Change one = new Change("A", "2001", Kind.STATUS_BREAK);
        Change again = new Change("A", "2004", Kind.VALIDITY);
        assertThat(BoundaryChanges.check(List.of(), 4).status()).isEqualTo(Status.PASS);
        Diagnostic found = BoundaryChanges.check(List.of(one, again), 4);
        assertThat(found.status()).isEqualTo(Status.WARN);
        assertThat(found.statistic()).isEqualTo(0.25);
        assertThat(found.english()).contains("25 %", "A 2001 (a value marked as a break)", "A 2004 (the unit began");
        assertThat(BoundaryChanges.check(List.of(one, new Change("i", "2003", Kind.SERIES_BREAK)), 4)
                        .statistic())
                .isEqualTo(1);
    }
}
