package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.kit.hash.Sha256;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/** Inputs with the panel of each goal, made once: for what tells inputs apart, and for what is estimated. */
public final class PreparedInputs {
    private final Inputs inputs;
    private final Specification specification;
    private final Map<Goal, Prepared> goals = new HashMap<>();
    private final String withoutReading;
    private final Optional<String> reading;

    /**
     * What there is of one goal.
     *
     * @param panel null where it cannot be had
     * @param missing why not; null where there is one
     * @param identity what tells it from another
     */
    private record Prepared(
            @Nullable GoalPanel panel, @Nullable NotEvaluableException missing, String identity) {}

    /** Makes the panels that the specification wants of the inputs. */
    public PreparedInputs(Inputs inputs, Specification specification) {
        this.inputs = inputs;
        this.specification = specification;
        for (Goal goal : inputs.policy().policy().goals()) {
            goals.computeIfAbsent(goal, this::prepared);
        }
        withoutReading = Sha256.hex(identity());
        reading = PolicyPlan.of(inputs).reading();
    }

    private Prepared prepared(Goal goal) {
        try {
            GoalPanel panel = GoalPanel.of(inputs, goal, specification);
            return new Prepared(panel, null, Sha256.hex(identity(panel)));
        } catch (NotEvaluableException e) {
            return new Prepared(null, e, e.reason().toString());
        }
    }

    /** With revisions of the units, so that a change there and back counts. */
    private String identity(GoalPanel panel) {
        Guard guard = panel.guard();
        Panel all = guard.all();
        StringBuilder units = new StringBuilder();
        all.units().forEach(unit -> units.append(revision(unit)).append(' '));
        return String.join(
                "\0",
                all.sha256(),
                panel.sectorsIdentity(),
                guard.identity(),
                panel.marks().toString(),
                units);
    }

    /** Records print all their components. Regions and sectors matter only by the panels that they lead to. */
    private String identity() {
        List<String> panels = new ArrayList<>();
        inputs.policy().policy().coverage().forEach(covered -> panels.add(revision(covered.region())));
        inputs.policy().policy().goals().forEach(goal -> panels.add(identity(goal)));
        return String.join(
                "\0",
                inputs.policy().policy().toString(),
                Integer.toString(inputs.policy().version()),
                inputs.policy().selfAssessments().toString(),
                inputs.policy().plans().toString(),
                PolicyPlan.of(inputs).inForce(),
                UndefinedCodes.of(inputs).toString(),
                specification.stored().toString(),
                inputs.definitions().toString(),
                panels.toString(),
                inputs.pins().toString(),
                inputs.software());
    }

    private String revision(String region) {
        RegionV1 known = inputs.regions().get(region);
        // What it says as well: after a restore another text may have the same revision. Epochs say nothing, see
        // definitions().
        return known == null
                ? "none"
                : List.of(
                                known.revision(),
                                known.level(),
                                Objects.requireNonNullElse(known.parent(), ""),
                                Objects.requireNonNullElse(known.validFrom(), ""),
                                Objects.requireNonNullElse(known.validTo(), ""),
                                known.neighbours())
                        .toString();
    }

    public Inputs inputs() {
        return inputs;
    }

    public Specification specification() {
        return specification;
    }

    /**
     * What tells two evaluations apart: the same text, plans, definitions, panels, pins and software give the same result, unless
     * one of them is a reading.
     */
    public String sha256() {
        return reading.map(made -> Sha256.hex(withoutReading + made)).orElse(withoutReading);
    }

    /** Those that an evaluation had whose result would be repeated: its own, and where it is no reading, the last reading's. */
    public Set<String> sameAs() {
        @Nullable PlanAt at = inputs.planAt();
        if (at == null || at.held().isEmpty() || reading.isPresent()) {
            return Set.of(sha256());
        }
        HeldReading last = at.held().get(at.held().size() - 1);
        return Set.of(withoutReading, Sha256.hex(withoutReading + PolicyPlan.reading(last.version(), last.reading())));
    }

    /** @throws NotEvaluableException where it cannot be had */
    GoalPanel panel(Goal goal) throws NotEvaluableException {
        Prepared of = Objects.requireNonNull(goals.get(goal));
        if (of.missing() != null) {
            throw of.missing();
        }
        return Objects.requireNonNull(of.panel());
    }

    /** What tells the goal's panel, and who was under other policies in it, from others. */
    String identity(Goal goal) {
        return Objects.requireNonNull(goals.get(goal)).identity();
    }
}
