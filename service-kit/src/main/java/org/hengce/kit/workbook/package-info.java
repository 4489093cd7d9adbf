/**
 * Workbooks (XLSX): read as hostile files in bounded memory, start at {@link org.hengce.kit.workbook.Workbooks}; written row by
 * row, start at {@link org.hengce.kit.workbook.NewWorkbook}.
 */
@NullMarked
package org.hengce.kit.workbook;

import org.jspecify.annotations.NullMarked;
