/**
 * The numerical kernels that are ours; start at {@link org.hengce.methods.linalg.SimplexLeastSquares}. Everything here
 * runs on the calling thread and in a fixed order of operations.
 */
@NullMarked
package org.hengce.methods.linalg;

import org.jspecify.annotations.NullMarked;
