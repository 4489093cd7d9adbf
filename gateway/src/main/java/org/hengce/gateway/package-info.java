/** The only door; every request enters at {@link org.hengce.gateway.proxy.Door}. */
@NullMarked
package org.hengce.gateway;

import org.jspecify.annotations.NullMarked;
