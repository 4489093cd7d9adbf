/** Workbooks; start at {@link org.hengce.reports.xlsx.XlsxReport}. */
@NullMarked
package org.hengce.reports.xlsx;

import org.jspecify.annotations.NullMarked;
