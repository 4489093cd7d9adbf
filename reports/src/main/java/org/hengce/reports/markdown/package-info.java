/** Markdown; start at {@link org.hengce.reports.markdown.MarkdownReport}. */
@NullMarked
package org.hengce.reports.markdown;

import org.jspecify.annotations.NullMarked;
