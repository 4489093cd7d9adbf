/** What moved between two evaluations; start at {@link org.hengce.evaluation.compare.Comparisons}. */
@NullMarked
package org.hengce.evaluation.compare;

import org.jspecify.annotations.NullMarked;
