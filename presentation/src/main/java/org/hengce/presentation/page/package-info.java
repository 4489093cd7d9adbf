/** The HTML page of an evaluation; start at {@link org.hengce.presentation.page.EvaluationPage}. */
@NullMarked
package org.hengce.presentation.page;

import org.jspecify.annotations.NullMarked;
