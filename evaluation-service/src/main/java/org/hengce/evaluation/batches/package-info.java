/** Reports of many policies as one file, made in the background; start at {@link org.hengce.evaluation.batches.BatchResource}. */
@NullMarked
package org.hengce.evaluation.batches;

import org.jspecify.annotations.NullMarked;
