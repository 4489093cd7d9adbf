/** Evaluation plans and their seals; start at {@link org.hengce.policy.plans.PlanRegister}. */
@NullMarked
package org.hengce.policy.plans;

import org.jspecify.annotations.NullMarked;
