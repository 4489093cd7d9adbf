package org.hengce.presentation.json;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.choice.Sentence;
import org.hengce.methods.plan.Departure;
import org.hengce.methods.plan.EvaluationPlan;
import org.hengce.methods.plan.PlanStanding;
import org.jspecify.annotations.Nullable;

/**
 * The sealed plan that an evaluation was made under.
 *
 * @param version of the plan
 * @param readings how many it names
 * @param reading the number of the one that this evaluation is; null where it is none
 * @param missed numbers of readings before it that were not made
 * @param next the day of the reading that comes next, ISO; null where none is left
 * @param departures every point in which the evaluation is not what was planned, in a fixed order
 */
@Schema(
        name = "PlanStanding",
        description = "The sealed plan that the evaluation was made under, and every departure from it.")
public record PlanDocument(
        int version,
        int readings,
        @Nullable Integer reading,
        List<Integer> missed,
        @Nullable String next,
        List<DepartureDocument> departures) {
    /** Copies the lists. */
    public PlanDocument {
        missed = Parts.listed(missed);
        departures = Parts.listed(departures);
    }

    /**
     * One departure.
     *
     * @param item OUTCOME, METHOD, CONTROLS, WINDOW, SMALLEST_EFFECT, READING or WEIGHT
     * @param series the indicator, with its sector where it is not all of them; null where it is about the whole
     */
    @Schema(name = "PlanDeparture", description = "One point in which the evaluation is not what was planned.")
    public record DepartureDocument(String item, @Nullable String series, LocalizedText planned, LocalizedText done) {}

    /** Of an evaluation under this plan. */
    public static PlanDocument of(EvaluationPlan plan, PlanStanding standing, List<Departure> departures) {
        return new PlanDocument(
                plan.version(),
                plan.readings().size(),
                standing.reading() == 0 ? null : Integer.valueOf(standing.reading()),
                standing.missed(),
                standing.next() == 0
                        ? null
                        : plan.readings().get(standing.next() - 1).on().toString(),
                departures.stream()
                        .map(d -> new DepartureDocument(d.item().name(), d.series(), text(d.planned()), text(d.done())))
                        .toList());
    }

    private static LocalizedText text(Sentence sentence) {
        return new LocalizedText(sentence.chinese(), sentence.english());
    }
}
