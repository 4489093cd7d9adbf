/** Errors as RFC 9457 problem documents; throw a {@link org.hengce.kit.problem.Problem}. */
@NullMarked
package org.hengce.kit.problem;

import org.jspecify.annotations.NullMarked;
