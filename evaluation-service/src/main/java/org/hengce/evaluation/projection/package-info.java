/** Copies of policies, indicators, regions and observations; start at {@link org.hengce.evaluation.projection.Consumers}. */
@NullMarked
package org.hengce.evaluation.projection;

import org.jspecify.annotations.NullMarked;
