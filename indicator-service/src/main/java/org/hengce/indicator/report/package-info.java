/** Indicators as pages, workbooks and charts; start at {@link org.hengce.indicator.report.IndicatorReportResource}. */
@NullMarked
package org.hengce.indicator.report;

import org.jspecify.annotations.NullMarked;
