/**
 * Whether an effect differs between those treated; start at {@link org.hengce.methods.heterogeneity.Heterogeneity} and, for
 * effects by unit, {@link org.hengce.methods.heterogeneity.UnitEffects}.
 */
@NullMarked
package org.hengce.methods.heterogeneity;

import org.jspecify.annotations.NullMarked;
