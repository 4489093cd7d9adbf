/**
 * What a treated series alone tells, without controls; start at
 * {@link org.hengce.methods.its.InterruptedTimeSeries}, or where there are few periods at
 * {@link org.hengce.methods.its.BeforeAfter}.
 */
@NullMarked
package org.hengce.methods.its;

import org.jspecify.annotations.NullMarked;
