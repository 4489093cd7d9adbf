package org.hengce.kit.clock;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days as people write them: ISO dates of four digits a year, which are ordered as their texts are. */
public final class IsoDay {
    private static final int LENGTH = 10;

    private IsoDay() {}

    /** Whether it is one. */
    public static boolean is(String text) {
        try {
            return text.length() == LENGTH && text.equals(LocalDate.parse(text).toString());
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
