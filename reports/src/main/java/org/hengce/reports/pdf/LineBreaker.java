package org.hengce.reports.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.util.List;
import org.hengce.presentation.words.LineBreaks;
import org.jspecify.annotations.Nullable;

/** Ends lines where those of charts may end: never within a number, a date or a time. */
final class LineBreaker implements FSTextBreaker {
    private static final int DONE = -1;

    private @Nullable List<Integer> allowed;
    private int next;

    @Override
    public int next() {
        return allowed == null || next >= allowed.size() ? DONE : allowed.get(next++);
    }

    @Override
    public void setText(String text) {
        allowed = LineBreaks.of(text);
        next = 0;
    }
}
