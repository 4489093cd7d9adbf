/** What is published of strategies; start at {@link org.hengce.contracts.strategy.StrategyV1}. */
@NullMarked
package org.hengce.contracts.strategy;

import org.jspecify.annotations.NullMarked;
