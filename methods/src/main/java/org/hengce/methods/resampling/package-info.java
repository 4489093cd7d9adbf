/** Placebos, draws and replicates, the same on any number of threads; start at {@link org.hengce.methods.resampling.Parallel}. */
@NullMarked
package org.hengce.methods.resampling;

import org.jspecify.annotations.NullMarked;
