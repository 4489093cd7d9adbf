/** The same request sent twice has one effect; start at {@link org.hengce.kit.idempotency.Idempotent}. */
@NullMarked
package org.hengce.kit.idempotency;

import org.jspecify.annotations.NullMarked;
