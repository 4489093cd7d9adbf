/** Copies of what indicator-service defines: indicators, sectors, regions; start at {@link org.hengce.policy.definitions.Definitions}. */
@NullMarked
package org.hengce.policy.definitions;

import org.jspecify.annotations.NullMarked;
