/** Whether stored evaluations can still be made again; start at {@link org.hengce.evaluation.recreation.RecreationCheck}. */
@NullMarked
package org.hengce.evaluation.recreation;

import org.jspecify.annotations.NullMarked;
