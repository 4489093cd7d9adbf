package org.hengce.evaluation.due;

import java.util.List;
import org.hengce.evaluation.run.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The right to make an evaluation, as long as nobody else has taken it.
 *
 * @param hold of its row, whose key is the policy's code for what events made due, the request's id for what somebody asked for
 * @param marks exactly those that were there when it was claimed; a mark with a lower number may become visible later
 * @param causes the traces of what made it due, newest first, as W3C headers
 * @param asked what somebody asked for; null where events made it due
 */
public record Claim(
        Hold hold,
        String policy,
        Trigger trigger,
        List<Long> marks,
        List<String> causes,
        @Nullable Asked asked) {}
