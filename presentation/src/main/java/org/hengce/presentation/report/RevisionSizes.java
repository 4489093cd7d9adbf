package org.hengce.presentation.report;

import org.jspecify.annotations.Nullable;

/**
 * How far the values that an effect rests on had been revised when it was estimated: of each, the last that was known then less the
 * first, over those that everybody may read.
 *
 * @param values how many; 0 where it is not known
 * @param provisional how many of them were marked so
 * @param revised how many of them are no longer what they were at first
 * @param mean of the revisions (MR), in the indicator's unit
 * @param meanAbsolute of their sizes (MAR), in the indicator's unit
 * @param relative the sum of their sizes over the sum of the sizes of the values (RMAR); null where all values are 0
 */
public record RevisionSizes(
        int values,
        int provisional,
        int revised,
        double mean,
        double meanAbsolute,
        @Nullable Double relative) {
    /** Of an effect of which it is not known what it rests on. */
    public static final RevisionSizes UNKNOWN = new RevisionSizes(0, 0, 0, 0, 0, null);
}
