package org.hengce.presentation.report;

import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.EvaluationDocument;

/**
 * What a report of what moved is made from.
 *
 * @param newer the newer evaluation, with the names that it needs
 * @param older the older one, as the same reader may see it
 * @param comparison of the two, as the same reader may see it
 */
public record ComparisonInput(EvaluationInput newer, EvaluationDocument older, ComparisonDocument comparison) {}
