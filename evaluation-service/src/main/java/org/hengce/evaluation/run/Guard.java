package org.hengce.evaluation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.DesignCounts;
import org.hengce.methods.diagnostic.Contamination;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.Method;
import org.hengce.methods.panel.Panel;

/**
 * The guard against contamination (evaluation.md §1): units compared with that are under another policy on the same
 * indicator are left out where enough others remain.
 *
 * @param all the panel with everybody
 * @param clean the panel without those under other policies; the same as {@code all} where there are none
 * @param excludes whether {@code clean} is what is estimated on
 * @param overlaps when units were under other policies
 * @param neighbours units compared with that border a treated one; kept
 */
record Guard(Panel all, Panel clean, boolean excludes, Overlaps overlaps, SortedSet<String> neighbours) {
    private static final int ENOUGH = 5;
    private static final int ENOUGH_DONORS = 8;

    /** Decides by the method that the remaining units would be estimated with. */
    static Guard of(Inputs inputs, String indicator, Panel all, PanelChoice choice) {
        Lineage lineage = new Lineage(inputs.regions());
        Overlaps overlaps = inputs.others().beside(inputs.policy().policy().code(), indicator, all, inputs.register());
        Set<String> treated = new TreeSet<>();
        Set<String> compared = new TreeSet<>();
        for (int u = 0; u < all.unitCount(); u++) {
            (all.neverTreated(u) ? compared : treated).add(all.unit(u));
        }
        SortedSet<String> neighbours = new TreeSet<>(lineage.bordering(treated, compared));
        boolean touched = compared.stream().anyMatch(overlaps::touches);
        Panel clean = touched
                ? all.select(u -> !all.neverTreated(u) || !overlaps.touches(all.unit(u)), 0, all.periodCount())
                : all;
        return new Guard(all, clean, touched && enough(clean, choice), overlaps, neighbours);
    }

    private static boolean enough(Panel clean, PanelChoice choice) {
        Choice chosen = choice.of(clean);
        boolean donors = chosen.first() != null && chosen.first().method() == Method.SYNTHETIC_DID;
        return DesignCounts.of(clean).neverTreated() >= (donors ? ENOUGH_DONORS : ENOUGH);
    }

    /** What is estimated on. */
    Panel used() {
        return excludes ? clean : all;
    }

    /** Whether any unit compared with is under another policy, so that there are two ways to go. */
    boolean hasOther() {
        return clean.unitCount() < all.unitCount();
    }

    /** What would have been estimated on the other way. */
    Panel other() {
        return excludes ? all : clean;
    }

    /** What it means for an effect on the panel used. */
    Diagnostic check(Effect effect) {
        List<String> whole = new ArrayList<>();
        List<String> inPart = new ArrayList<>();
        for (String unit : effect.treatedUnits()) {
            if (overlaps.covers(unit) || (effect.controlUnits().isEmpty() && isCommon())) {
                whole.add(unit);
            } else if (overlaps.touches(unit)) {
                inPart.add(unit);
            }
        }
        List<String> kept =
                effect.controlUnits().stream().filter(overlaps::touches).toList();
        return new Contamination(
                        whole,
                        inPart,
                        kept,
                        excludes ? all.unitCount() - clean.unitCount() : 0,
                        overlaps.commonPolicies())
                .check();
    }

    private boolean isCommon() {
        return !overlaps.common().isEmpty();
    }

    /** What of it is not in the panel used, for those who tell inputs apart. */
    String identity() {
        return overlaps.identity() + neighbours + excludes;
    }
}
