/** Who may have a connection, and for how long without asking for anything; start at {@link org.hengce.gateway.connections.Connections}. */
@NullMarked
package org.hengce.gateway.connections;

import org.jspecify.annotations.NullMarked;
