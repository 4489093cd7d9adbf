package org.hengce.methods.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.panel.Frequency;
import org.hengce.methods.panel.PeriodName;
import org.hengce.methods.plan.Departure.Item;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was done against the plan, point by point of the fixed table: outcome, method, controls, window, smallest
 * effect of interest, reading, weight. What the plan leaves open is departed from by nothing.
 */
public final class Departures {
    /** Numbers that differ by less (relative) are the same, written differently. */
    private static final double SAME = 1e-9;

    private final EvaluationPlan plan;
    private final Conduct conduct;
    private final List<Departure> found = new ArrayList<>();

    private Departures(EvaluationPlan plan, Conduct conduct) {
        this.plan = plan;
        this.conduct = conduct;
    }

    /** Every departure, by item and within it by the plan's order of goals; empty where all is as planned. */
    public static List<Departure> of(EvaluationPlan plan, Conduct conduct) {
        return new Departures(plan, conduct).list();
    }

    private List<Departure> list() {
        for (GoalSpecification planned : plan.goals()) {
            Optional<GoalSpecification> done =
                    conduct.goals().stream().filter(planned::sameSeries).findFirst();
            done.ifPresentOrElse(
                    as -> compare(planned, as),
                    () -> say(
                            Item.OUTCOME,
                            planned.series(),
                            Sentences.evaluated(planned.transform()),
                            Sentences.NOT_EVALUATED));
        }
        for (GoalSpecification done : conduct.goals()) {
            if (plan.goals().stream().noneMatch(done::sameSeries)) {
                say(Item.OUTCOME, done.series(), Sentences.NOT_EVALUATED, Sentences.evaluated(done.transform()));
            }
        }
        reading();
        found.sort(Comparator.comparing(Departure::item)); // stable: goals keep their order
        return List.copyOf(found);
    }

    private void compare(GoalSpecification planned, GoalSpecification done) {
        String series = planned.series();
        if (!planned.transform().equals(done.transform())) {
            say(Item.OUTCOME, series, Sentences.evaluated(planned.transform()), Sentences.evaluated(done.transform()));
        }
        if (planned.method() != null && done.method() != null && planned.method() != done.method()) {
            say(Item.METHOD, series, Sentences.method(planned.method()), Sentences.method(done.method()));
        }
        List<String> beyond = planned.controls().beyond(done.controls());
        List<String> missing = planned.controls().missing(done.controls());
        if (!beyond.isEmpty() || !missing.isEmpty()) {
            say(Item.CONTROLS, series, Sentences.controls(planned.controls()), Sentences.changed(beyond, missing));
        }
        Sentence plannedWindow = Sentences.window(planned.windowFrom(), planned.windowTo());
        Sentence doneWindow = Sentences.window(done.windowFrom(), done.windowTo());
        if (!plannedWindow.equals(doneWindow)) {
            say(Item.WINDOW, series, plannedWindow, doneWindow);
        }
        if (!same(planned.smallestEffect(), done.smallestEffect())) {
            say(
                    Item.SMALLEST_EFFECT,
                    series,
                    Sentences.smallestEffect(planned.smallestEffect()),
                    Sentences.smallestEffect(done.smallestEffect()));
        }
        if (!same(planned.weight(), done.weight())) {
            say(Item.WEIGHT, series, Sentences.weight(planned.weight()), Sentences.weight(done.weight()));
        }
    }

    private static boolean same(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b);
        }
        return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }

    private void reading() {
        PlanStanding standing = conduct.standing();
        if (standing.kind() != PlanStanding.Kind.READING) {
            return;
        }
        for (int missed : standing.missed()) {
            PlannedReading reading = plan.readings().get(missed - 1);
            say(Item.READING, null, Sentences.reading(missed, reading.on()), Sentences.NOT_MADE);
        }
        PlannedReading reading = plan.readings().get(standing.reading() - 1);
        if (!reading.on().equals(conduct.asOf())) {
            say(
                    Item.READING,
                    null,
                    Sentences.reading(standing.reading(), reading.on()),
                    Sentences.madeOn(conduct.asOf()));
        }
        for (GoalSpecification goal : plan.goals()) {
            String held = conduct.lastPeriods().get(goal.series());
            if (held != null && !endsWith(reading.lastPeriod(), held)) {
                say(
                        Item.READING,
                        goal.series(),
                        Sentences.heldUpTo(reading.lastPeriod().text()),
                        Sentences.heldUpTo(held));
            }
        }
    }

    /** Of another frequency what was to be held is the last period that ends by the end of the planned one. */
    private static boolean endsWith(PeriodName planned, String held) {
        PeriodName last = PeriodName.parse(held);
        if (last.frequency() == planned.frequency() || last.frequency() == Frequency.UNDATED) {
            return last.equals(planned);
        }
        return last.ordinal() + 1
                == FirstTreated.ordinalHolding(
                        last.frequency(), planned.lastDay().plusDays(1));
    }

    private void say(Item item, @Nullable String series, Sentence planned, Sentence done) {
        found.add(new Departure(item, series, planned, done));
    }
}
