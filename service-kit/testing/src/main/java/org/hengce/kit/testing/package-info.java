/**
 * Real PostgreSQL and Kafka for the services' tests; start at {@link org.hengce.kit.testing.Surroundings}.
 */
@NullMarked
package org.hengce.kit.testing;

import org.jspecify.annotations.NullMarked;
