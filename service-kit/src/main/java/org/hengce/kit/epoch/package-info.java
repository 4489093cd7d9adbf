/** Everything that a service owns, published again under a new epoch; start at {@link org.hengce.kit.epoch.Republishing}. */
@NullMarked
package org.hengce.kit.epoch;

import org.jspecify.annotations.NullMarked;
