package org.hengce.kit.workbook;

import java.math.BigDecimal;

/** How cells of tables are written, whatever the file. */
public final class Cells {
    /** As OWASP lists them (CSV injection): a cell that begins so is computed by spreadsheet programs. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final String APOSTROPHE = "'";
    private static final double WHOLE_UP_TO = 1e15;

    private Cells() {}

    /**
     * A text that no spreadsheet program computes: an apostrophe stands before what would be a formula. Numbers are no texts
     * and stay what they are.
     */
    public static String text(String text) {
        return isFormulaBehindApostrophes(text) ? APOSTROPHE + text : text;
    }

    /** The text that was made such a cell. */
    public static String read(String cell) {
        return cell.startsWith(APOSTROPHE) && isFormulaBehindApostrophes(cell) ? cell.substring(1) : cell;
    }

    /** Behind apostrophes, too: else what had one already could not be told from what was given one. */
    private static boolean isFormulaBehindApostrophes(String text) {
        int at = 0;
        while (text.startsWith(APOSTROPHE, at)) {
            at++;
        }
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    /** A number in the fewest digits that give it back, without exponent where a person would write none. */
    public static String number(Number number) {
        if (!(number instanceof Double value)) {
            return number.toString();
        }
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_UP_TO) {
            return Long.toString(value.longValue());
        }
        return Math.abs(value) >= 1e-6 && Math.abs(value) < WHOLE_UP_TO
                ? new BigDecimal(value.toString()).toPlainString()
                : value.toString();
    }
}
