package org.hengce.methods.csv;

import java.util.List;
import java.util.OptionalInt;
import org.hengce.methods.effect.Covariance;

/**
 * Coefficients of an event study and their covariance, read from two files.
 *
 * @param betahat in the order of time, without the reference
 * @param sigma in the same order
 * @param labels what the files call them, in the same order; empty where they have no names
 */
public record EventStudyFile(List<Double> betahat, Covariance sigma, List<String> labels) {
    /** Copies the lists and checks that all go together. */
    public EventStudyFile {
        betahat = List.copyOf(betahat);
        labels = List.copyOf(labels);
        if (betahat.size() != sigma.size() || (!labels.isEmpty() && labels.size() != betahat.size())) {
            throw new IllegalArgumentException("%d coefficients, but a covariance of %d and %d labels"
                    .formatted(betahat.size(), sigma.size(), labels.size()));
        }
    }

    /** How many coefficients lie before the reference, where whole numbers name them: those before the gap. */
    public OptionalInt before() {
        if (!Labels.whole(labels)) {
            return OptionalInt.empty();
        }
        for (int i = 1; i < labels.size(); i++) {
            if (Long.parseLong(labels.get(i)) - Long.parseLong(labels.get(i - 1)) > 1) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
