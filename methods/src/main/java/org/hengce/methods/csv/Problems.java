package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.csv.PanelDataException.Code;
import org.jspecify.annotations.Nullable;

/** Gathers problems, so that whoever mends a file sees more than the first. */
final class Problems {
    private final List<DataProblem> listed = new ArrayList<>();
    private long count;

    void add(Code kind, long line, @Nullable String column, String english, String chinese) {
        add(new DataProblem(kind, line, column, english, chinese));
    }

    void add(DataProblem problem) {
        count++;
        if (listed.size() < PanelDataException.LISTED_AT_MOST) {
            listed.add(problem);
        }
    }

    /** Counts more that are not listed. */
    void count(long more) {
        count += more;
    }

    void addAll(List<DataProblem> problems) {
        problems.forEach(this::add);
    }

    /** Whether more would only be counted: then what they say need not be made. */
    boolean full() {
        return listed.size() == PanelDataException.LISTED_AT_MOST;
    }

    boolean none() {
        return count == 0;
    }

    /** Throws if there are any. */
    void check() {
        if (count > 0) {
            throw exception();
        }
    }

    /** The end of reading: this problem with those found before it. */
    PanelDataException fatal(Code kind, long line, @Nullable String column, String english, String chinese) {
        add(kind, line, column, english, chinese);
        return exception();
    }

    /** The end of reading: this problem with those found before it. */
    PanelDataException fatal(DataProblem problem) {
        add(problem);
        return exception();
    }

    PanelDataException exception() {
        return new PanelDataException(listed, count);
    }
}
