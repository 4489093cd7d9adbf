/**
 * One analysis as facts, sentences, tables and a picture, for terminal, report and console alike; start at
 * {@link org.hengce.presentation.analysis.AnalysisView}.
 */
@NullMarked
package org.hengce.presentation.analysis;

import org.jspecify.annotations.NullMarked;
