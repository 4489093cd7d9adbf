/** Observations that registered sources send by Kafka; start at {@link org.hengce.indicator.inbound.InboundConsumer}. */
@NullMarked
package org.hengce.indicator.inbound;

import org.jspecify.annotations.NullMarked;
