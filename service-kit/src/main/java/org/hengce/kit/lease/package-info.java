/** Work that one replica does at a time; start at {@link org.hengce.kit.lease.Lease}. */
@NullMarked
package org.hengce.kit.lease;

import org.jspecify.annotations.NullMarked;
