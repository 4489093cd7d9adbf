/** Signed-in browsers; start at {@link org.hengce.gateway.sessions.SessionRegister}. */
@NullMarked
package org.hengce.gateway.sessions;

import org.jspecify.annotations.NullMarked;
