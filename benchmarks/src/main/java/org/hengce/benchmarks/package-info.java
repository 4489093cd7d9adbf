/** Measurements of a running whole; start at {@link org.hengce.benchmarks.CorrectionLatency}. */
@NullMarked
package org.hengce.benchmarks;

import org.jspecify.annotations.NullMarked;
