/** The door and what lies behind it; start at {@link org.hengce.gateway.proxy.Door}. */
@NullMarked
package org.hengce.gateway.proxy;

import org.jspecify.annotations.NullMarked;
