/** A real browser, for all tests that look at pages; start at {@link org.hengce.reports.browser.Chromium}. */
@NullMarked
package org.hengce.reports.browser;

import org.jspecify.annotations.NullMarked;
