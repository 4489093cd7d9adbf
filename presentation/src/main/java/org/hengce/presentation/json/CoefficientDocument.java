package org.hengce.presentation.json;

import org.hengce.methods.effect.Coefficient;
import org.jspecify.annotations.Nullable;

/**
 * A number that was estimated.
 *
 * @param standardError by the result's own procedure; null where there is none
 */
public record CoefficientDocument(double estimate, @Nullable Double standardError) {
    /** The coefficient as {@code methods} gives it. */
    static CoefficientDocument of(Coefficient coefficient) {
        return new CoefficientDocument(coefficient.estimate(), Parts.number(coefficient.standardError()));
    }
}
