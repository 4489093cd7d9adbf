/** Rights that are limited to regions; start at {@link org.hengce.kit.regions.RegionScopes}. */
@NullMarked
package org.hengce.kit.regions;

import org.jspecify.annotations.NullMarked;
