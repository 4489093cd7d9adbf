/** Evaluations that people ask for; start at {@link org.hengce.evaluation.requests.RequestResource}. */
@NullMarked
package org.hengce.evaluation.requests;

import org.jspecify.annotations.NullMarked;
