/** How much anybody may ask for; start at {@link org.hengce.gateway.limits.Limits}. */
@NullMarked
package org.hengce.gateway.limits;

import org.jspecify.annotations.NullMarked;
