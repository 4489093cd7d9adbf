/** The copy of the regions; start at {@link org.hengce.policy.regions.RegionConsumer}. */
@NullMarked
package org.hengce.policy.regions;

import org.jspecify.annotations.NullMarked;
