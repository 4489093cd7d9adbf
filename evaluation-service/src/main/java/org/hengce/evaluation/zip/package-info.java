/** ZIP files whose bytes follow from what is in them; see {@link org.hengce.evaluation.zip.ReproducibleZip}. */
@NullMarked
package org.hengce.evaluation.zip;

import org.jspecify.annotations.NullMarked;
