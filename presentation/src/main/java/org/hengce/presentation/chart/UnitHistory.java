package org.hengce.presentation.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a unit was treated, and what else happened to it.
 *
 * @param treatedFrom first treated period; null for never
 * @param spells other than waiting and being treated, in order
 */
public record UnitHistory(String code, String name, @Nullable String treatedFrom, List<Spell> spells) {
    /** Copies the list. */
    public UnitHistory {
        spells = List.copyOf(spells);
    }

    /** What may lie over a stretch of periods. */
    public enum State {
        /** Not treated, or not yet. */
        WAITING,
        /** Under the policy. */
        TREATED,
        /** Under another policy on the same indicator. */
        OTHER_POLICY,
        /** Without observations. */
        MISSING
    }

    /** From one period to another, both included. */
    public record Spell(State state, String from, String to) {}
}
