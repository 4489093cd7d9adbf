/** The ids that tie an answer to its logs; see {@link org.hengce.kit.trace.RequestTrace}. */
@NullMarked
package org.hengce.kit.trace;

import org.jspecify.annotations.NullMarked;
