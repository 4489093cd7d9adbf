/** Reports of evaluations; start at {@link org.hengce.evaluation.report.ReportResource}. */
@NullMarked
package org.hengce.evaluation.report;

import org.jspecify.annotations.NullMarked;
