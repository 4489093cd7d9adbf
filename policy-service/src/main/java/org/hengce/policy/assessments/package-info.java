/** What agencies report themselves (自评); start at {@link org.hengce.policy.assessments.SelfAssessmentRegister}. */
@NullMarked
package org.hengce.policy.assessments;

import org.jspecify.annotations.NullMarked;
