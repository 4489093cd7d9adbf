/**
 * Analyses of what a request brings or asks for, answered while the caller waits and stored nowhere; start at
 * {@link org.hengce.evaluation.analyses.AnalysisResource}.
 */
@NullMarked
package org.hengce.evaluation.analyses;

import org.jspecify.annotations.NullMarked;
