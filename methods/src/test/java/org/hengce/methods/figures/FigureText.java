package org.hengce.methods.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and names as the page prints them, the same on every machine. */
final class FigureText {
    /** The reference has twelve digits; below that a difference is rounding, and machines may differ in it. */
    private static final double ROUNDING = 1e-12;

    /** From here on a difference is of the method and has a digit that no machine changes. */
    private static final double SUBSTANTIAL = 1e-6;

    private FigureText() {}

    /** Eight significant digits. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        if (Math.abs(value) < 1e-15) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(8)).stripTrailingZeros();
        if (Math.abs(value) >= 1e-4) {
            return rounded.toPlainString();
        }
        return scientific(rounded);
    }

    /** An upper bound: one digit where the difference is of substance, a power of ten where it is of rounding. */
    static String difference(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        double floored = Math.max(value, ROUNDING);
        if (floored > SUBSTANTIAL) {
            return "≤ " + scientific(new BigDecimal(floored).round(new MathContext(1, RoundingMode.UP)));
        }
        return "≤ 1e" + (int) Math.ceil(Math.log10(floored) - 1e-9);
    }

    static String tolerance(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
        return value >= 1e-2 ? rounded.toPlainString() : scientific(rounded);
    }

    /** "did 2.5.1", or "R 4.2.2" for what R itself has; a package whose version the file does not say, by name. */
    static String software(JsonNode file, String name) {
        String said = file.has("software")
                ? file.get("software").textValue()
                : file.path("package").asText();
        String before = name.equals("R") ? "R version " : name + " ";
        Matcher version =
                Pattern.compile("\\b" + before + "([0-9][0-9.]*[0-9])").matcher(said);
        return version.find() ? name + " " + version.group(1) : name;
    }

    private static String scientific(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return stripped.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
}
