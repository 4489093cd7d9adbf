/** How the gateway feels, for whoever asks at its door; see {@link org.hengce.gateway.health.HealthResource}. */
@NullMarked
package org.hengce.gateway.health;

import org.jspecify.annotations.NullMarked;
