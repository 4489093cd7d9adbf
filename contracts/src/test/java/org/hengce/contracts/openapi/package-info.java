/** Keeps the public HTTP contract from breaking unawares; start at {@link org.hengce.contracts.openapi.BreakingChanges}. */
@NullMarked
package org.hengce.contracts.openapi;

import org.jspecify.annotations.NullMarked;
