/** Where the time comes from; see {@link org.hengce.kit.clock.ClockProducer}. */
@NullMarked
package org.hengce.kit.clock;

import org.jspecify.annotations.NullMarked;
