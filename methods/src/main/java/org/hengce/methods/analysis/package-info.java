/**
 * Methods chosen by name and set by text, as a command or a request does it; start at
 * {@link org.hengce.methods.analysis.AnalysisMethod}.
 */
@NullMarked
package org.hengce.methods.analysis;

import org.jspecify.annotations.NullMarked;
