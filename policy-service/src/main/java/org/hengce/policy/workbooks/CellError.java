package org.hengce.policy.workbooks;

import org.hengce.kit.problem.Message;

/**
 * What is wrong with a cell.
 *
 * @param field of the policy that stands in it; empty where none does
 */
public record CellError(CellPlace place, String field, Message message) {}
