package org.hengce.evaluation.due;

import java.util.List;
import java.util.UUID;

/**
 * The right to evaluate a policy, as long as nobody else has taken it.
 *
 * @param marks exactly those that were there when it was claimed; a mark with a lower number may become visible later
 */
record Claim(String policy, UUID holder, long fence, List<Long> marks, Trigger trigger) {}
