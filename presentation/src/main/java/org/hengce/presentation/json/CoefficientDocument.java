package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.hengce.methods.effect.Coefficient;
import org.jspecify.annotations.Nullable;

/**
 * A number that was estimated.
 *
 * @param standardError by the result's own procedure; null where there is none
 */
public record CoefficientDocument(double estimate, @Nullable Double standardError) {
    /** Of a method that has it, though not here; the reasons say why. */
    static final CoefficientDocument ABSENT = new CoefficientDocument(Double.NaN, null);

    /** Whether there is none. */
    @JsonIgnore
    public boolean isAbsent() {
        return Double.isNaN(estimate);
    }

    /** The coefficient as {@code methods} gives it. */
    static CoefficientDocument of(Coefficient coefficient) {
        return new CoefficientDocument(coefficient.estimate(), Parts.number(coefficient.standardError()));
    }
}
