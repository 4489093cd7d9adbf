/** Everything published again; see {@link org.hengce.policy.epochs.PolicyEpochResource}. */
@NullMarked
package org.hengce.policy.epochs;

import org.jspecify.annotations.NullMarked;
