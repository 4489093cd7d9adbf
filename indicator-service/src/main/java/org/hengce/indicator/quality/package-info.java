/** What an indicator's rules find in its values: flags for a person to look at; start at {@link org.hengce.indicator.quality.QualityResource}. */
@NullMarked
package org.hengce.indicator.quality;

import org.jspecify.annotations.NullMarked;
