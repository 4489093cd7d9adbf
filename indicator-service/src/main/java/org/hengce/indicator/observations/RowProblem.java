package org.hengce.indicator.observations;

import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** What is wrong with one field of a row, and the value that stood there. */
public record RowProblem(String field, @Nullable String value, Message reason) {}
