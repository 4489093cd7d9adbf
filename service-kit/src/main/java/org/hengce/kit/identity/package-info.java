/** Who is calling; start at {@link org.hengce.kit.identity.Caller}. */
@NullMarked
package org.hengce.kit.identity;

import org.jspecify.annotations.NullMarked;
