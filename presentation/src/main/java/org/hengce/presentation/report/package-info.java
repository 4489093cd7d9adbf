/**
 * Reports as a structure, made from documents alone and the same for every format; start at {@link
 * org.hengce.presentation.report.Report} and {@link org.hengce.presentation.report.EvaluationReport}.
 */
@NullMarked
package org.hengce.presentation.report;

import org.jspecify.annotations.NullMarked;
