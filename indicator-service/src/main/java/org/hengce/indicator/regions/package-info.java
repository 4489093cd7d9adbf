/** Regions and their hierarchy; start at {@link org.hengce.indicator.regions.RegionResource}. */
@NullMarked
package org.hengce.indicator.regions;

import org.jspecify.annotations.NullMarked;
