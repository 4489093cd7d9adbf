/** Who changed what, and the chain that shows if somebody changed that; start at {@link org.hengce.kit.audit.Audit}. */
@NullMarked
package org.hengce.kit.audit;

import org.jspecify.annotations.NullMarked;
