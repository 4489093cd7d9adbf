package org.hengce.methods.grouptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.TestStatistic;

/**
 * Compares an effect with what R printed.
 *
 * @param att tolerance of effects
 * @param error tolerance of errors
 */
record FigureAssertions(double att, double error) {
    /** did rounds p-values to five digits. */
    private static final double PRINTED_P = 5e-6;

    static GroupTimeDetail detail(Effect effect) {
        return (GroupTimeDetail) Objects.requireNonNull(effect.detail());
    }

    static Aggregate aggregate(Effect effect, Aggregation kind) {
        return Objects.requireNonNull(detail(effect).aggregates().get(kind));
    }

    /** Every cell that R lists is one that we estimate, and the other way round. */
    void cells(Effect effect, JsonNode figures) {
        List<GroupTimeCell> cells = detail(effect).cells().stream()
                .filter(cell -> !Double.isNaN(cell.att()))
                .toList();
        assertThat(cells).hasSize(figures.get("att").size());
        for (int i = 0; i < cells.size(); i++) {
            GroupTimeCell cell = cells.get(i);
            assertThat(cell.cohort()).isEqualTo(figures.get("group").get(i).asText());
            assertThat(cell.period()).isEqualTo(figures.get("t").get(i).asText());
            close(cell.att(), figures.get("att").get(i), att, cell);
            // Of one-unit cohorts R prints an error and we print none.
            if (cell.treatedUnits() > 1) {
                close(cell.standardError(), figures.get("se").get(i), error, cell);
            }
        }
    }

    /** Under the names that the files of figures use; parts that rest on one-unit cohorts alone have no error. */
    void aggregate(Effect effect, Aggregation kind, JsonNode figures) {
        Aggregate aggregate = aggregate(effect, kind);
        close(aggregate.att(), first(figures, "overall_att", "overall"), att, kind);
        close(aggregate.standardError(), first(figures, "overall_se", "se"), error, kind);
        if (kind == Aggregation.SIMPLE) {
            assertThat(aggregate.parts()).isEmpty();
            return;
        }
        assertThat(aggregate.parts()).hasSize(figures.get("egt").size());
        Iterator<JsonNode> errors = first(figures, "se_egt", "se").iterator();
        for (int i = 0; i < aggregate.parts().size(); i++) {
            Aggregate.Part part = aggregate.parts().get(i);
            assertThat(part.key()).isEqualTo(figures.get("egt").get(i).asText());
            close(part.att(), figures.get("att").get(i), att, part);
            JsonNode theirs = errors.next();
            if (!withheld(effect, part)) {
                close(part.standardError(), theirs, error, part);
            } else {
                assertThat(part.standardError()).as("%s", part).isNaN();
            }
        }
    }

    void preTest(Effect effect, double statistic, double pValue, double tolerance) {
        TestStatistic preTest = Objects.requireNonNull(detail(effect).preTest());
        assertThat(preTest.statistic()).isCloseTo(statistic, within(tolerance));
        assertThat(preTest.pValue()).isCloseTo(pValue, within(PRINTED_P));
    }

    /** Whether all cohorts behind the part have one unit: as many units as there are such cohorts in it. */
    static boolean withheld(Effect effect, Aggregate.Part part) {
        Aggregate dynamic = aggregate(effect, Aggregation.DYNAMIC);
        Aggregate calendar = aggregate(effect, Aggregation.CALENDAR);
        return detail(effect).cells().stream()
                .filter(cell -> !Double.isNaN(cell.att()))
                .filter(cell -> dynamic.parts().contains(part)
                        ? part.key().equals("" + (Integer.parseInt(cell.period()) - Integer.parseInt(cell.cohort())))
                        : calendar.parts().contains(part)
                                ? cell.period().equals(part.key())
                                        && cell.cohort().compareTo(part.key()) <= 0
                                : cell.cohort().equals(part.key()))
                .allMatch(cell -> cell.treatedUnits() == 1);
    }

    static JsonNode first(JsonNode figures, String name, String otherwise) {
        return figures.get(figures.has(name) ? name : otherwise);
    }

    private static void close(double ours, JsonNode theirs, double tolerance, Object what) {
        if (theirs.isNull()) {
            assertThat(ours).as("%s", what).isNaN();
        } else {
            assertThat(ours).as("%s", what).isCloseTo(theirs.doubleValue(), within(tolerance));
        }
    }
}
