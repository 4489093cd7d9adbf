/** Servers as somebody else runs them, with TLS, passwords and rights; used by {@link org.hengce.acceptance.GivenServersIT}. */
@NullMarked
package org.hengce.acceptance.foreign;

import org.jspecify.annotations.NullMarked;
