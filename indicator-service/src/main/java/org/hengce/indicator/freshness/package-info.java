/** How far indicators' values reach and what is overdue; start at {@link org.hengce.indicator.freshness.FreshnessResource}. */
@NullMarked
package org.hengce.indicator.freshness;

import org.jspecify.annotations.NullMarked;
