package org.hengce.methods.csv;

import java.util.HashSet;
import java.util.List;

/**
 * Coefficients as a file has them.
 *
 * @param labels one for each, all different; empty where the file names none
 * @param values in the order of their rows
 */
public record LabelledCoefficients(List<String> labels, List<Double> values) {
    /** Copies the lists and checks that they go together. */
    public LabelledCoefficients {
        labels = List.copyOf(labels);
        values = List.copyOf(values);
        if (!labels.isEmpty() && (labels.size() != values.size() || new HashSet<>(labels).size() != labels.size())) {
            throw new IllegalArgumentException(
                    "%d labels %s for %d coefficients".formatted(labels.size(), labels, values.size()));
        }
    }
}
