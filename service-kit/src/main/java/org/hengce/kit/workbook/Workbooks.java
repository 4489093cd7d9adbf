package org.hengce.kit.workbook;

import java.io.IOException;
import java.nio.file.Path;

/** Opens workbooks that were sent, each within the limits of the service and its share of memory. */
public final class Workbooks {
    private final WorkbookLimits limits;
    private final WorkbookMemory memory;

    public Workbooks(WorkbookLimits limits) {
        this.limits = limits;
        this.memory = new WorkbookMemory(limits);
    }

    /**
     * Opens a file. Its parts can only be read where they are in the file, so that it has to be on disk.
     *
     * @throws org.hengce.kit.problem.Problem 422 if it is no workbook or takes more than the limits, 503 if others take the
     *     memory
     */
    public OpenWorkbook open(Path file) throws IOException {
        return OpenWorkbook.open(file, limits, memory.take(WorkbookBounds.require(file, limits)));
    }
}
