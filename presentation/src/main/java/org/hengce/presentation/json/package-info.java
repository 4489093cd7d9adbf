/**
 * The JSON of an evaluation, one record per object; start at {@link org.hengce.presentation.json.EvaluationDocument},
 * written and read with {@link org.hengce.presentation.json.HengceJson}.
 */
@NullMarked
package org.hengce.presentation.json;

import org.jspecify.annotations.NullMarked;
