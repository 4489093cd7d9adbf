package org.hengce.methods.synthetic;

import org.hengce.methods.option.OptionException;

/**
 * What a synthetic control is to be like the treated unit in: the mean of a covariate, or of the outcome, over some
 * periods before the treatment.
 *
 * @param name of a covariate of the panel, or {@link #OUTCOME}
 * @param from name of the first period; empty for the panel's first
 * @param to name of the last period; empty for the last before the treatment
 */
public record Predictor(String name, String from, String to) {
    /** The name under which the outcome itself is a predictor. */
    public static final String OUTCOME = "outcome";

    /** Checks that there is a name. */
    public Predictor {
        if (name.isBlank()) {
            throw new OptionException(
                    "a predictor needs the name of a covariate, or '%s'".formatted(OUTCOME),
                    "预测变量须为协变量名，或“%s”".formatted(OUTCOME));
        }
    }

    /** The mean over all periods before the treatment. */
    public static Predictor of(String name) {
        return new Predictor(name, "", "");
    }

    /** The name, and the periods where they are not all there are. */
    public String label() {
        if (from.isEmpty() && to.isEmpty()) {
            return name;
        }
        return from.equals(to) ? "%s (%s)".formatted(name, from) : "%s (%s–%s)".formatted(name, from, to);
    }
}
