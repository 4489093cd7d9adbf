/** The register of strategies; start at {@link org.hengce.policy.strategies.StrategyResource}. */
@NullMarked
package org.hengce.policy.strategies;

import org.jspecify.annotations.NullMarked;
