package org.hengce.kit.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that XML has no room for, as workbooks have them (ECMA-376 part 1, ST_Xstring): {@code _x000D_} is a carriage
 * return, which a parser of XML would make a line feed.
 */
final class EscapedText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern TO_ESCAPE =
            Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

    private EscapedText() {}

    static String written(String text) {
        return TO_ESCAPE.matcher(text).replaceAll(found -> "_x%04X_"
                .formatted((int) found.group().charAt(0)));
    }

    static String read(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
