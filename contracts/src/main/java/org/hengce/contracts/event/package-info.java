/** The envelope and the topics; start at {@link org.hengce.contracts.event.CloudEvent}. */
@NullMarked
package org.hengce.contracts.event;

import org.jspecify.annotations.NullMarked;
