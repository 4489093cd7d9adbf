package org.hengce.presentation.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.effect.TestStatistic;
import org.jspecify.annotations.Nullable;

/** A test; all null where it cannot be had, with a reason under its name. */
@Schema(name = "Test", description = "A test; all null where it cannot be had.")
public record TestDocument(
        @Nullable Double statistic,
        @Nullable Integer degreesOfFreedom,
        @Nullable Double pValue) {
    private static final TestDocument NONE = new TestDocument(null, null, null);

    /** The test as {@code methods} gives it. */
    static TestDocument of(@Nullable TestStatistic test) {
        return test == null
                ? NONE
                : new TestDocument(
                        Parts.number(test.statistic()), test.degreesOfFreedom(), Parts.number(test.pValue()));
    }
}
