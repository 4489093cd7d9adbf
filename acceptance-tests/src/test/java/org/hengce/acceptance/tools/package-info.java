/** Programs that are not Java's, where they are there; start at {@link org.hengce.acceptance.tools.Tool}. */
@NullMarked
package org.hengce.acceptance.tools;

import org.jspecify.annotations.NullMarked;
