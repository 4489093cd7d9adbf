package org.hengce.methods.csv;

import org.hengce.methods.csv.PanelDataException.Code;

/** What is said of a row that has more or fewer cells than the header. */
final class WrongCellCount {
    private WrongCellCount() {}

    /** Too many come from commas within a cell, too few from a row that was cut off or separated otherwise. */
    static DataProblem problem(long line, int found, int wanted) {
        boolean more = found > wanted;
        return new DataProblem(
                Code.WRONG_CELL_COUNT,
                line,
                null,
                "it has %d cells and the header %d; %s"
                        .formatted(
                                found,
                                wanted,
                                more
                                        ? "put a cell that holds a comma into quotes"
                                        : "write all of them, an empty one as two commas in a row, or delete the row"),
                "该行有 %d 个单元格，表头有 %d 个；%s"
                        .formatted(found, wanted, more ? "含逗号的单元格请加引号" : "请补齐各单元格（空单元格写作连续两个逗号），或删除该行"));
    }
}
