/** Sectors and their hierarchy; start at {@link org.hengce.indicator.sectors.SectorResource}. */
@NullMarked
package org.hengce.indicator.sectors;

import org.jspecify.annotations.NullMarked;
