package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hengce.presentation.json.ContaminationDocument;
import org.hengce.presentation.json.EffectDocument;
import org.jspecify.annotations.Nullable;

/**
 * When a unit was treated, and what else happened to it.
 *
 * @param treatedFrom first treated period; null for never
 * @param spells other than waiting and being treated, in order
 */
public record UnitHistory(
        String code, String name, @Nullable String treatedFrom, List<Spell> spells) {
    /** Copies the list. */
    public UnitHistory {
        spells = List.copyOf(spells);
    }

    /**
     * Those whom an effect rests on: the treated ones, then those compared with.
     *
     * @param treatedFrom first treated period by unit; a treated unit that is not in it has that of {@code start}
     * @param start of the policy
     * @param contamination other policies on the same indicator; null where nothing of the kind is known
     * @param names of units by code
     */
    public static List<UnitHistory> of(
            EffectDocument effect,
            Map<String, String> treatedFrom,
            String start,
            @Nullable ContaminationDocument contamination,
            UnaryOperator<String> names) {
        Map<String, List<Spell>> spells = new HashMap<>();
        if (contamination != null) {
            contamination
                    .units()
                    .forEach(unit -> spells.put(
                            unit.unit(),
                            unit.overlaps().stream()
                                    .map(overlap -> new Spell(State.OTHER_POLICY, overlap.from(), overlap.to()))
                                    .toList()));
        }
        List<UnitHistory> histories = new ArrayList<>();
        for (String unit : effect.unitsUsed().treated()) {
            histories.add(new UnitHistory(
                    unit,
                    names.apply(unit),
                    treatedFrom.getOrDefault(unit, start),
                    spells.getOrDefault(unit, List.of())));
        }
        for (String unit : effect.unitsUsed().controls()) {
            histories.add(new UnitHistory(unit, names.apply(unit), null, spells.getOrDefault(unit, List.of())));
        }
        return histories;
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
