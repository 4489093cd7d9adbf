package org.hengce.kit.workbook;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** The memory in which a service reads workbooks: small ones side by side, large ones one after another. */
final class WorkbookMemory {
    private static final int RETRY_AFTER_SECONDS = 30;

    private final WorkbookLimits limits;
    private final Semaphore megabytes;

    WorkbookMemory(WorkbookLimits limits) {
        this.limits = limits;
        this.megabytes = new Semaphore(megabytes(limits.memory()), true);
    }

    private static int megabytes(long bytes) {
        return (int) (bytes >> 20) + 1;
    }

    /**
     * Waits until there is room.
     *
     * @param held of the workbook, in bytes
     * @return what gives it back
     * @throws Problem 503 if there is none for long
     */
    Runnable take(long held) {
        int some = megabytes(held + limits.besides());
        try {
            if (megabytes.tryAcquire(some, limits.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return () -> megabytes.release(some);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "other large workbooks are being read; send this one again a little later, or %s",
                                "正在读取其他大型工作簿；请稍后重新发送，或改为发送%2$s",
                                limits.instead().en(),
                                limits.instead().zh()))
                .retryAfter(RETRY_AFTER_SECONDS);
    }
}
