package org.hengce.methods.effect;

import org.jspecify.annotations.Nullable;

/**
 * The average effect on one cohort in one period.
 *
 * @param cohort its first treated period
 * @param period the period of the effect
 * @param att NaN where it cannot be estimated
 * @param standardError NaN in the base period, for one-unit cohorts, and where there is no estimate
 * @param treatedUnits units of the cohort used
 * @param controlUnits units they are compared with
 * @param reason why there is no estimate or no error; null where there are both
 */
public record GroupTimeCell(
        String cohort,
        String period,
        double att,
        double standardError,
        int treatedUnits,
        int controlUnits,
        @Nullable Reason reason) {}
