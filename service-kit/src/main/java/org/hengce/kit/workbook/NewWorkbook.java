package org.hengce.kit.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** A workbook that is written as its rows come, sheet after sheet. */
public final class NewWorkbook implements Closeable {
    private final Workbook workbook;
    private @Nullable NewSheet last;

    public NewWorkbook(OutputStream out) {
        this.workbook = new Workbook(out, "Hengce", null);
    }

    /**
     * Ends the sheet before and begins the next one.
     *
     * @param header rows that stay in sight
     */
    public NewSheet sheet(String name, List<List<String>> header) throws IOException {
        finishLast();
        NewSheet made = new NewSheet(workbook, name, header);
        last = made;
        return made;
    }

    private void finishLast() throws IOException {
        if (last != null) {
            last.finish();
        }
    }

    /** Ends it. */
    @Override
    public void close() throws IOException {
        finishLast();
        workbook.finish();
    }
}
