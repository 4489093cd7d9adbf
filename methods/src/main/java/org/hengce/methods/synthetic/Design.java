package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Requirements;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/**
 * Who is compared with whom: treated units by cohort, and the never-treated ones that are their donors, none with gaps.
 * Every cohort has at least two periods before its treatment.
 */
final class Design {
    private static final int LEAST_PRE_PERIODS = 2;

    private final Panel panel;
    private final List<Cohort> cohorts = new ArrayList<>(); // earliest first
    private final List<Integer> donors = new ArrayList<>();
    private final @Nullable DropReason[] dropped; // by unit

    /**
     * Units first treated in the same period.
     *
     * @param start index of that period, at least 2
     * @param units their indices, ascending
     */
    record Cohort(int start, List<Integer> units) {}

    private Design(Panel panel) {
        this.panel = panel;
        dropped = new DropReason[panel.unitCount()];
    }

    /** The design of a panel in which all treated units start together, or why there is none. */
    static Design of(Panel panel) {
        return of(panel, false, u -> true);
    }

    /**
     * Reads the design off the panel, or says why there is none.
     *
     * @param staggered whether units may start at different times; a cohort with fewer than two periods before is then
     *     left out where another has them
     * @param covariates whether the unit of this index has all covariates that are needed
     */
    static Design of(Panel panel, boolean staggered, IntPredicate covariates) {
        Requirements.check(panel);
        Refusals.oneUnit(panel);
        Design design = new Design(panel);
        design.classify(covariates);
        design.refuseWhereNothingIsTreated();
        if (!staggered && design.cohorts.size() > 1) {
            throw Refusals.severalStarts(
                    design.treated(),
                    design.cohorts.stream()
                            .map(cohort -> panel.period(cohort.start()))
                            .toList());
        }
        design.leaveOutThoseWithTooLittleBefore();
        design.refuseWithoutDonors();
        return design;
    }

    /** The same without donors that lack something. */
    Design withDonors(IntPredicate usable) {
        Design design = new Design(panel);
        System.arraycopy(dropped, 0, design.dropped, 0, dropped.length);
        design.cohorts.addAll(cohorts);
        for (int u : donors) {
            if (usable.test(u)) {
                design.donors.add(u);
            } else {
                design.dropped[u] = DropReason.MISSING_COVARIATE;
            }
        }
        design.refuseWithoutDonors();
        return design;
    }

    private void classify(IntPredicate covariates) {
        List<List<Integer>> byStart = new ArrayList<>();
        IntStream.range(0, panel.periodCount()).forEach(t -> byStart.add(new ArrayList<>()));
        for (int u = 0; u < panel.unitCount(); u++) {
            if (panel.alwaysTreated(u)) {
                dropped[u] = DropReason.ALWAYS_TREATED;
            } else if (!panel.complete(u)) {
                dropped[u] = DropReason.GAPS;
            } else if (!covariates.test(u)) {
                dropped[u] = DropReason.MISSING_COVARIATE;
            } else if (panel.neverTreated(u)) {
                donors.add(u);
            } else {
                byStart.get(panel.firstTreated(u)).add(u);
            }
        }
        for (int t = 0; t < byStart.size(); t++) {
            if (!byStart.get(t).isEmpty()) {
                cohorts.add(new Cohort(t, List.copyOf(byStart.get(t))));
            }
        }
    }

    private void refuseWhereNothingIsTreated() {
        if (cohorts.isEmpty()) {
            List<String> gaps = names(u -> becomesTreated(u) && dropped[u] == DropReason.GAPS);
            List<String> missing = names(u -> becomesTreated(u) && dropped[u] == DropReason.MISSING_COVARIATE);
            if (!missing.isEmpty()) {
                throw Refusals.treatedLackCovariates(missing, "all covariates in every period");
            }
            throw gaps.isEmpty() ? Refusals.noTreatedUnit(names(panel::alwaysTreated)) : Refusals.treatedHaveGaps(gaps);
        }
    }

    private boolean becomesTreated(int u) {
        return !panel.neverTreated(u) && !panel.alwaysTreated(u);
    }

    private void leaveOutThoseWithTooLittleBefore() {
        List<Cohort> early = cohorts.stream()
                .filter(cohort -> cohort.start() < LEAST_PRE_PERIODS)
                .toList();
        if (early.size() == cohorts.size()) {
            throw Refusals.tooFewBefore(treated());
        }
        cohorts.removeAll(early);
        for (Cohort cohort : early) {
            cohort.units().forEach(u -> dropped[u] = DropReason.NO_ESTIMABLE_CELL);
        }
    }

    private void refuseWithoutDonors() {
        if (donors.isEmpty()) {
            throw Refusals.noDonor(names(panel::neverTreated));
        }
    }

    private List<String> names(IntPredicate which) {
        return IntStream.range(0, panel.unitCount())
                .filter(which)
                .mapToObj(panel::unit)
                .toList();
    }

    /** Earliest first. */
    List<Cohort> cohorts() {
        return cohorts;
    }

    /** Indices of the donors, ascending. */
    List<Integer> donors() {
        return donors;
    }

    /** Indices of the treated units, ascending, whatever their cohort. */
    List<Integer> treatedUnits() {
        return cohorts.stream()
                .flatMap(cohort -> cohort.units().stream())
                .sorted()
                .toList();
    }

    /** Codes of the treated units, in index order. */
    List<String> treated() {
        return treatedUnits().stream().map(panel::unit).toList();
    }

    /** Codes of the donors, in index order. */
    List<String> donorNames() {
        return donors.stream().map(panel::unit).toList();
    }

    /** Units left out, in index order. */
    List<DroppedUnit> dropped() {
        List<DroppedUnit> listed = new ArrayList<>();
        for (int u = 0; u < dropped.length; u++) {
            DropReason reason = dropped[u];
            if (reason != null) {
                listed.add(new DroppedUnit(panel.unit(u), reason));
            }
        }
        return listed;
    }
}
