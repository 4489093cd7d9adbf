/** Copies made again from the topics beside the live ones, and swapped; start at {@link org.hengce.evaluation.rebuild.Rebuilder}. */
@NullMarked
package org.hengce.evaluation.rebuild;

import org.jspecify.annotations.NullMarked;
