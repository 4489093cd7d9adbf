package org.hengce.methods.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengce.methods.plan.Plans.SALES;
import static org.hengce.methods.plan.Plans.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hengce.methods.effect.Method;
import org.hengce.methods.plan.Departure.Item;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private static final EvaluationPlan PLAN = Plans.plan(
            List.of(reading("2003-06-30", "2002"), reading("2004-06-30", "2003"), reading("2005-06-30", "2004")));
    private static final Controls AS_PLANNED = new Controls(List.of("US-CO", "US-NV", "US-UT"), List.of());

    private static List<Departure> departures(GoalSpecification... done) {
        return Departures.of(
                PLAN,
                new Conduct(
                        LocalDate.of(2003, 6, 30),
                        PlanStanding.of(PLAN, LocalDate.of(2003, 6, 30), List.of()),
                        List.of(done),
                        Map.of("cigarette-sales", "2002")));
    }

    private static GoalSpecification done(
            String transform,
            @Nullable Method method,
            Controls controls,
            @Nullable String from,
            double epsilon,
            double weight) {
        return new GoalSpecification("cigarette-sales", null, transform, method, controls, from, null, epsilon, weight);
    }

    @Test
    void whatIsAsPlannedDepartsFromNothing() {
        assertThat(departures(done("LEVEL", Method.SYNTHETIC_DID, AS_PLANNED, "1970", 4, 1)))
                .isEmpty();
    }

    @Test
    void eachPointIsNamedWithBothSides() {
        List<Departure> found = departures(done(
                "LOG",
                Method.SYNTHETIC_CONTROL,
                new Controls(List.of("US-NV", "US-UT", "US-AZ"), List.of()),
                "1975",
                Double.NaN,
                0.5));
        assertThat(found)
                .extracting(Departure::item)
                .containsExactly(
                        Item.OUTCOME, Item.METHOD, Item.CONTROLS, Item.WINDOW, Item.SMALLEST_EFFECT, Item.WEIGHT);
        assertThat(found)
                .extracting(d -> d.planned().english() + " -> " + d.done().english())
                .containsExactly(
                        "evaluated as LEVEL -> evaluated as LOG",
                        "SYNTHETIC_DID -> SYNTHETIC_CONTROL",
                        "US-CO, US-NV, US-UT -> without US-CO; also with US-AZ",
                        "from 1970 to the last -> from 1975 to the last",
                        "4 -> a fifth of the yardstick",
                        "1 -> 0.5");
        assertThat(found.get(2).done().chinese()).isEqualTo("缺少 US-CO；另含 US-AZ");
        assertThat(found).allMatch(d -> "cigarette-sales".equals(d.series()));
    }

    @Test
    void goalsThatWereNotEvaluatedOrNotPlannedAreOutcomes() {
        assertThat(departures()).singleElement().satisfies(d -> {
            assertThat(d.item()).isEqualTo(Item.OUTCOME);
            assertThat(d.done().english()).isEqualTo("not evaluated");
        });
        GoalSpecification sector = new GoalSpecification(
                "cigarette-sales", "C12", "LEVEL", null, Controls.ALL, null, null, Double.NaN, Double.NaN);
        assertThat(departures(done("LEVEL", Method.SYNTHETIC_DID, AS_PLANNED, "1970", 4, 1), sector))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.series()).isEqualTo("cigarette-sales/C12");
                    assertThat(d.planned().english()).isEqualTo("not evaluated");
                });
    }

    @Test
    void whatThePlanLeavesOpenIsDepartedFromByNothing() {
        EvaluationPlan open =
                Plans.plan(List.of(done("LEVEL", null, Controls.ALL, null, Double.NaN, Double.NaN)), PLAN.readings());
        Conduct conduct = new Conduct(
                LocalDate.of(2002, 1, 1),
                PlanStanding.of(open, LocalDate.of(2002, 1, 1), List.of()),
                List.of(done(
                        "LEVEL",
                        Method.GROUP_TIME_ATT,
                        new Controls(List.of("US-NV"), List.of()),
                        null,
                        Double.NaN,
                        Double.NaN)),
                Map.of());
        assertThat(Departures.of(open, conduct)).isEmpty();
    }

    @Test
    void ofAllControlsThoseLeftOutAreMissing() {
        Controls planned = new Controls(null, List.of("US-HI"));
        assertThat(planned.missing(new Controls(List.of("US-NV"), List.of("US-HI", "US-UT"))))
                .containsExactly("US-UT");
        assertThat(planned.beyond(new Controls(List.of("US-NV", "US-HI"), List.of())))
                .containsExactly("US-HI");
    }

    @Test
    void aReadingMadeLaterOrNotAtAllOrOnOtherDataIsNamed() {
        PlanStanding standing = PlanStanding.of(PLAN, LocalDate.of(2004, 7, 2), List.of());
        assertThat(standing.missed()).containsExactly(1);
        List<Departure> found = Departures.of(
                PLAN,
                new Conduct(
                        LocalDate.of(2004, 7, 2),
                        standing,
                        List.of(done("LEVEL", Method.SYNTHETIC_DID, AS_PLANNED, "1970", 4, 1)),
                        Map.of("cigarette-sales", "2002")));
        assertThat(found)
                .extracting(d -> d.planned().english() + " -> " + d.done().english())
                .containsExactly(
                        "reading 1 on 2003-06-30 -> not made: nothing was evaluated on that day or before the next",
                        "reading 2 on 2004-06-30 -> made with what was known on 2004-07-02",
                        "data up to 2003 -> data up to 2002");
    }

    @Test
    void aMonthlyGoalHoldsThePlannedYearToItsLastMonth() {
        for (String held : List.of("2002-12", "2002-11", "2003-01")) {
            Conduct conduct = new Conduct(
                    LocalDate.of(2003, 6, 30),
                    PlanStanding.of(PLAN, LocalDate.of(2003, 6, 30), List.of()),
                    List.of(SALES),
                    Map.of("cigarette-sales", held));
            assertThat(Departures.of(PLAN, conduct)).hasSize(held.equals("2002-12") ? 0 : 1);
        }
    }

    @Test
    void aLongListIsCutAndSaysByHowMany() {
        List<String> codes = IntStream.range(10, 40).mapToObj(i -> "R-" + i).toList();
        assertThat(Sentences.changed(codes, List.of()).english())
                .startsWith("also with R-10, ")
                .endsWith("R-19, and 20 more");
    }
}
