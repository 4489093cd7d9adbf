package org.hengce.evaluation.evaluations;

import java.util.UUID;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;

/** Ids of evaluations as they stand in paths. */
public final class EvaluationIds {
    private EvaluationIds() {}

    /**
     * The id.
     *
     * @throws Problem 404 for what can be the id of none
     */
    public static UUID require(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    /** 404. */
    public static Problem unknown(String id) {
        return Problem.notFound(new Message("evaluation", "评价"), id);
    }
}
