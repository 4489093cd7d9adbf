/** How large an effect must be for a planned policy to show it; start at {@link org.hengce.evaluation.power.PowerResource}. */
@NullMarked
package org.hengce.evaluation.power;

import org.jspecify.annotations.NullMarked;
