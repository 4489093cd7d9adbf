package org.hengce.methods.csv;

import java.util.List;
import org.hengce.methods.panel.Panel;

/**
 * A file that was read.
 *
 * @param panel what it holds
 * @param columns of its header, whether they were asked for or not
 * @param rows that count: neither excluded nor outside the window
 * @param notFound units that were to be excluded and are not in the file, in lexicographic order: lists for several files
 *     hold such, and so do misspelt ones, therefore they are to be shown
 */
public record PanelFile(Panel panel, List<String> columns, long rows, List<String> notFound) {
    /** Copies the lists. */
    public PanelFile {
        columns = List.copyOf(columns);
        notFound = List.copyOf(notFound);
    }
}
