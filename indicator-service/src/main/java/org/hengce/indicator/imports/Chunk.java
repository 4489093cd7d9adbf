package org.hengce.indicator.imports;

import java.util.ArrayList;
import java.util.List;
import org.hengce.indicator.observations.CheckedObservation;
import org.hengce.indicator.observations.RowProblem;

/** What one block of a file became, on its way into the database. */
final class Chunk {
    private final List<CheckedObservation> rows = new ArrayList<>();
    private final List<WrongRow> wrong = new ArrayList<>();
    private final long room;
    private long refused;
    private long errors;

    /** A row that cannot be stored. */
    record WrongRow(long line, List<RowProblem> problems) {}

    /** @param room how many more errors are kept; those beyond are only counted */
    Chunk(long room) {
        this.room = room;
    }

    void add(CheckedObservation row) {
        rows.add(row);
    }

    void refuse(long line, List<RowProblem> problems) {
        if (errors < room) {
            wrong.add(new WrongRow(line, problems));
        }
        refused++;
        errors += problems.size();
    }

    List<CheckedObservation> rows() {
        return rows;
    }

    List<WrongRow> wrong() {
        return wrong;
    }

    long read() {
        return rows.size() + refused;
    }

    long refused() {
        return refused;
    }

    long errors() {
        return errors;
    }
}
