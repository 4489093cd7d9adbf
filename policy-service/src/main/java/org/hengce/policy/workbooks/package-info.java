/**
 * Policies as a workbook, a sheet for each of their lists: the shape follows from the record of a policy's text, start at
 * {@link org.hengce.policy.workbooks.PolicyShape}.
 */
@NullMarked
package org.hengce.policy.workbooks;

import org.jspecify.annotations.NullMarked;
