/** Difference-in-differences by regression; start at {@link org.hengce.methods.did.DifferenceInDifferences}. */
@NullMarked
package org.hengce.methods.did;

import org.jspecify.annotations.NullMarked;
