package org.hengce.methods.resampling;

/**
 * A computation was told to stop before its end, by interrupting the thread that runs it. Estimators look between pieces of
 * work and in their longest loops; the thread stays interrupted.
 */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
        super("told to stop before the end");
    }

    /** Goes on unless this thread is interrupted. */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException();
        }
    }
}
