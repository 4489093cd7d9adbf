/** What a policy said before, and what was ever done with it; start at {@link org.hengce.policy.versions.PolicyVersions}. */
@NullMarked
package org.hengce.policy.versions;

import org.jspecify.annotations.NullMarked;
