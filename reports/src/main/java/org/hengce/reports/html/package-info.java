/** One HTML file that needs nothing else; start at {@link org.hengce.reports.html.HtmlReport}. */
@NullMarked
package org.hengce.reports.html;

import org.jspecify.annotations.NullMarked;
