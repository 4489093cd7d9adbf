/** Digests; start at {@link org.hengce.kit.hash.Sha256}. */
@NullMarked
package org.hengce.kit.hash;

import org.jspecify.annotations.NullMarked;
