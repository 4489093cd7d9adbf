package org.hengce.indicator.imports;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** The memory in which workbooks are read: small ones side by side, large ones one after another. */
final class WorkbookMemory {
    /** So many megabytes hold the largest workbook that is read. */
    private static final Semaphore MEGABYTES = new Semaphore((int) (WorkbookWeight.MOST_HELD >> 20) + 1, true);

    /** Less than callers wait for an answer. */
    private static final int LONGEST_WAIT_SECONDS = 30;

    private static final int RETRY_AFTER_SECONDS = 30;

    private final int megabytes;

    private WorkbookMemory(int megabytes) {
        this.megabytes = megabytes;
    }

    /**
     * Waits until there is room.
     *
     * @throws Problem 503 if there is none for long
     */
    static WorkbookMemory take(long bytes) {
        int megabytes = (int) (bytes >> 20) + 1;
        try {
            if (MEGABYTES.tryAcquire(megabytes, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return new WorkbookMemory(megabytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.of(
                        ProblemType.UNAVAILABLE,
                        Message.of(
                                "other large workbooks are being read; send this one again a little later, or as CSV, which waits for nobody",
                                "正在读取其他大型工作簿；请稍后重新发送，或改用无需等待的 CSV"))
                .retryAfter(RETRY_AFTER_SECONDS);
    }

    void giveBack() {
        MEGABYTES.release(megabytes);
    }
}
