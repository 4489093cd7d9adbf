package org.hengce.methods.csv;

import java.util.regex.Pattern;
import org.hengce.methods.csv.PanelDataException.Code;

/** What is said of cells that are not the numbers they should be. */
final class NotNumbers {
    private static final Pattern INFINITE =
            Pattern.compile("[-+]?(inf|infinity|∞)|[-+]?[0-9.]+e[+]?\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MISSING =
            Pattern.compile("na|nan|n/a|null|none|missing|-+|\\.+", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_COMMA = Pattern.compile("[-+]?\\d[\\d.]*,[\\d.,]*");

    private NotNumbers() {}

    static DataProblem problem(long line, String column, String text) {
        String found = Wording.quoted(text);
        if (INFINITE.matcher(text).matches()) {
            return new DataProblem(
                    Code.NOT_FINITE,
                    line,
                    column,
                    found + " is not finite; correct it, or leave the cell empty",
                    found + " 不是有限数；请更正，或留空");
        }
        if (MISSING.matcher(text).matches()) {
            return new DataProblem(
                    Code.NOT_A_NUMBER,
                    line,
                    column,
                    found + " is no number; leave the cell empty where there is none",
                    found + " 不是数字；没有数值时请留空");
        }
        boolean comma = WITH_COMMA.matcher(text).matches();
        return new DataProblem(
                Code.NOT_A_NUMBER,
                line,
                column,
                found + " is no number; write "
                        + (comma ? "it with a point and nothing between thousands, like 1234.5" : "it like 1234.5"),
                found + " 不是数字；请写作 1234.5 的形式" + (comma ? "，用小数点，不加千位分隔符" : ""));
    }

    static DataProblem notPositive(Code kind, long line, String column, double value) {
        boolean weight = kind == Code.WEIGHT_NOT_POSITIVE;
        return new DataProblem(
                kind,
                line,
                column,
                weight
                        ? "the weight %s is not positive; correct it, or leave the cell empty".formatted(value)
                        : "%s is not positive, and only what is can be transformed so".formatted(value),
                weight ? "权重 %s 不是正数；请更正，或留空".formatted(value) : "%s 不是正数，无法作此变换".formatted(value));
    }
}
