/** Cohorts of a panel in one pass over its rows; start at {@link org.hengce.methods.cohort.CohortMoments}. */
@NullMarked
package org.hengce.methods.cohort;

import org.jspecify.annotations.NullMarked;
