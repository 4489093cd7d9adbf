package org.hengce.presentation.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.methods.plan.ReadingTest;
import org.jspecify.annotations.Nullable;

/**
 * At which level an effect was tested at a reading of the plan.
 *
 * @param reading its number, from 1
 * @param alpha the error that it may spend: its own, with what earlier readings could not use
 * @param level of the effect's interval, 1 − alpha; null where the reading is not testable
 * @param smallestPValue that the method could give; null where it gives none
 * @param reason why it is not testable; null where it is
 */
@Schema(
        name = "ReadingTest",
        description =
                "At which level the effect was tested at a reading of the plan: its interval has the level 1 − alpha.")
public record ReadingDocument(
        int reading,
        double alpha,
        @Nullable Double level,
        @Nullable Double smallestPValue,
        @Nullable ReasonDocument reason) {
    /** The test as {@code methods} gives it; null where there is none. */
    public static @Nullable ReadingDocument of(@Nullable ReadingTest test) {
        return test == null
                ? null
                : new ReadingDocument(
                        test.reading(),
                        test.error(),
                        Parts.number(test.level()),
                        Parts.number(test.smallestPValue()),
                        test.reason() == null ? null : ReasonDocument.of(test.reason()));
    }
}
