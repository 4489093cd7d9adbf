/** Old evaluations lose their detail; start at {@link org.hengce.evaluation.thinning.Thinning}. */
@NullMarked
package org.hengce.evaluation.thinning;

import org.jspecify.annotations.NullMarked;
