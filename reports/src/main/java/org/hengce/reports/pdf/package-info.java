/** Typeset PDF; start at {@link org.hengce.reports.pdf.PdfReport}. */
@NullMarked
package org.hengce.reports.pdf;

import org.jspecify.annotations.NullMarked;
