/** Estimators as whole processes and under JMH, each to be run beside its peer; start at {@link Measurement}. */
@NullMarked
package org.hengce.benchmarks.methods;

import org.jspecify.annotations.NullMarked;
