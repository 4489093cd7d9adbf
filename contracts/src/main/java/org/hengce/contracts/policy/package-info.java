/** What {@code hengce.policies} carries; start at {@link org.hengce.contracts.policy.PolicyV1}. */
@NullMarked
package org.hengce.contracts.policy;

import org.jspecify.annotations.NullMarked;
