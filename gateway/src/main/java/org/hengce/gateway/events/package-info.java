/** What happens, told to whoever listens; start at {@link org.hengce.gateway.events.EventResource}. */
@NullMarked
package org.hengce.gateway.events;

import org.jspecify.annotations.NullMarked;
