package org.hengce.methods.csv;

import java.util.List;
import org.hengce.methods.effect.Covariance;

/**
 * Coefficients of an event study and their covariance, read from two files.
 *
 * @param betahat in the order of time, without the reference
 * @param sigma in the same order
 */
public record EventStudyFile(List<Double> betahat, Covariance sigma) {
    /** Copies the list and checks that both go together. */
    public EventStudyFile {
        betahat = List.copyOf(betahat);
        if (betahat.size() != sigma.size()) {
            throw new IllegalArgumentException(
                    "%d coefficients, but a covariance of %d".formatted(betahat.size(), sigma.size()));
        }
    }
}
