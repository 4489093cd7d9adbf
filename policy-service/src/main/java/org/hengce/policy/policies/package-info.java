/** The register of policies; start at {@link org.hengce.policy.policies.PolicyResource}. */
@NullMarked
package org.hengce.policy.policies;

import org.jspecify.annotations.NullMarked;
