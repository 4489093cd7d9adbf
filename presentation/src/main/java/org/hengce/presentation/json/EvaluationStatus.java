package org.hengce.presentation.json;

/** How far an evaluation has come. */
public enum EvaluationStatus {
    /** Waits for a worker. */
    QUEUED,
    /** Is being computed. */
    RUNNING,
    /** Has its results. */
    COMPLETED,
    /** The data do not allow an estimate; the reasons say why. */
    NOT_EVALUABLE,
    /** Stopped by an error of ours. */
    FAILED,
    /** Stopped by someone. */
    CANCELLED
}
