package org.hengce.indicator.observations;

import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a row, and the value that stood there.
 *
 * @param suggestion what may have been meant, as it would be sent; null where nothing comes near
 */
public record RowProblem(
        String field,
        @Nullable String value,
        Message reason,
        @Nullable String suggestion) {
    RowProblem(String field, @Nullable String value, Message reason) {
        this(field, value, reason, null);
    }

    /** The same, with what may have been meant in its sentence as well. */
    RowProblem suggesting(@Nullable String meant) {
        if (meant == null) {
            return this;
        }
        return new RowProblem(
                field,
                value,
                new Message(
                        "%s; did you mean %s?".formatted(reason.en(), meant),
                        "%s；是否应为 %s？".formatted(reason.zh(), meant)),
                meant);
    }
}
