package org.hengce.kit.workbook;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** What a cell that is read shows, as text. */
final class CellText {
    private static final int MOST_DIGITS = 15;

    /** How spreadsheet programs are told to show a number as a code with zeros before it. */
    private static final Pattern ZEROS = Pattern.compile("0{2,64}");

    private CellText() {}

    static String of(Cell cell) {
        @Nullable String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        // The value of a formula is the one that was saved with it.
        boolean number = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
        if (!number) {
            return cell.getType() == CellType.STRING ? EscapedText.read(cell.asString()) : raw;
        }
        return CellDates.period(cell).orElseGet(() -> padded(plain(raw), cell.getDataFormatString()));
    }

    /** Years and codes that a spreadsheet holds as numbers, without its exponents; values as precise as they stand there. */
    private static String plain(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw);
            boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
            return whole && number.precision() - number.scale() <= MOST_DIGITS
                    ? number.setScale(0).toPlainString()
                    : raw;
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private static String padded(String number, @Nullable String format) {
        if (format == null || !ZEROS.matcher(format).matches()) {
            return number;
        }
        boolean isCode = number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isCode ? "0".repeat(Math.max(0, format.length() - number.length())) + number : number;
    }
}
