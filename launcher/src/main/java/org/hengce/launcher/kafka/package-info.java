/** The embedded Kafka and its topics; start at {@link org.hengce.launcher.kafka.KafkaServer}. */
@NullMarked
package org.hengce.launcher.kafka;

import org.jspecify.annotations.NullMarked;
