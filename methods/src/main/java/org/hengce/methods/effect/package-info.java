/** What every estimator returns; start at {@link org.hengce.methods.effect.Effect}. */
@NullMarked
package org.hengce.methods.effect;

import org.jspecify.annotations.NullMarked;
