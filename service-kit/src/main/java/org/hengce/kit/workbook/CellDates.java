package org.hengce.kit.workbook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** Cells that hold a date as a number: what the sheet shows as a day, a month or a year is that period. */
final class CellDates {
    /** As Excel bounds it; it is looked at for each cell. */
    private static final int LONGEST_FORMAT = 255;

    private CellDates() {}

    static Optional<String> period(Cell cell) {
        @Nullable String format = cell.getDataFormatString();
        if (format == null || format.length() > LONGEST_FORMAT) {
            return Optional.empty();
        }
        // Without what stands in quotes, in brackets (colours, locales) or behind a backslash, letters are parts of a
        // date.
        String parts = format.split(";", 2)[0]
                .replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "")
                .toLowerCase(Locale.ROOT);
        if (!parts.contains("y") || parts.contains("general")) {
            return Optional.empty();
        }
        try {
            LocalDate day = cell.asDate().toLocalDate();
            if (parts.contains("d")) {
                return Optional.of(day.toString());
            }
            return Optional.of(parts.contains("m") ? YearMonth.from(day).toString() : Integer.toString(day.getYear()));
        } catch (RuntimeException e) {
            return Optional.empty(); // a text where the format expects a date: shown as it stands
        }
    }
}
