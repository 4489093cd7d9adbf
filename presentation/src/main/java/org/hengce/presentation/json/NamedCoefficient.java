package org.hengce.presentation.json;

import java.util.List;
import org.hengce.methods.effect.Coefficient;
import org.jspecify.annotations.Nullable;

/** A regressor's coefficient; without an error where the procedure gives none. */
public record NamedCoefficient(
        String name, double estimate, @Nullable Double standardError) {
    /** The coefficients as {@code methods} gives them. */
    static List<NamedCoefficient> of(List<Coefficient> coefficients) {
        return coefficients.stream()
                .map(c -> new NamedCoefficient(c.name(), c.estimate(), Parts.number(c.standardError())))
                .toList();
    }
}
