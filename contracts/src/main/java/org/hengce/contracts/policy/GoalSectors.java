package org.hengce.contracts.policy;

import java.util.List;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.policy.PlanText.PlannedGoal;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.jspecify.annotations.Nullable;

/** On which sectors a goal is: one, several, or all together. The one place that knows how a text says it, and how it is named. */
public final class GoalSectors {
    /** As many as a goal may list; each is a series to be read and an effect of its own to be estimated. */
    public static final int AT_MOST = 50;

    /** In no code, and what SDMX joins codes with. */
    private static final String AND = "+";

    private GoalSectors() {}

    /** Codes in their order, each once; {@code _T} alone where all sectors are meant together. */
    public static List<String> of(Goal goal) {
        return of(goal.sector(), goal.sectors());
    }

    /** The same of a plan's goal. */
    public static List<String> of(PlannedGoal goal) {
        return of(goal.sector(), goal.sectors());
    }

    /** One code, or several in their order with a plus between: {@code C26+C27}, whatever their order in the text. */
    public static String name(Goal goal) {
        return String.join(AND, of(goal));
    }

    /** The same of a plan's goal. */
    public static String name(PlannedGoal goal) {
        return String.join(AND, of(goal));
    }

    private static List<String> of(@Nullable String sector, @Nullable List<String> sectors) {
        if (sectors != null && !sectors.isEmpty()) {
            return List.copyOf(new TreeSet<>(sectors));
        }
        return List.of(sector == null ? Codes.ALL_SECTORS : sector);
    }
}
