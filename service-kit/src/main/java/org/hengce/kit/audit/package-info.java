/** Who changed what; start at {@link org.hengce.kit.audit.Audit}. */
@NullMarked
package org.hengce.kit.audit;

import org.jspecify.annotations.NullMarked;
