/** Who may do what, tried for every pair; start at {@link org.hengce.acceptance.rights.Rights}. */
@NullMarked
package org.hengce.acceptance.rights;

import org.jspecify.annotations.NullMarked;
