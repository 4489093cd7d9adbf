package org.hengce.policy.workbooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two rows above the others: the names of the fields, for programs, and what they are in words. */
final class PolicyHeader {
    private static final int NARROWEST = 14;
    private static final int WIDEST = 40;

    private PolicyHeader() {}

    static List<List<String>> of(SheetShape sheet, Locale locale) {
        List<String> words = new ArrayList<>();
        words.add(ColumnWords.ofColumn(sheet, sheet.key()).in(locale));
        sheet.columns()
                .forEach(column -> words.add(ColumnWords.ofColumn(sheet, column).in(locale)));
        return List.of(sheet.header(), words);
    }

    /** With what an export says beside the text. */
    static List<List<String>> withState(SheetShape sheet, Locale locale) {
        List<List<String>> rows = of(sheet, locale).stream()
                .map(row -> (List<String>) new ArrayList<>(row))
                .toList();
        for (String name : PolicyShape.STATE) {
            rows.get(0).add(name);
            rows.get(1).add(ColumnWords.of(sheet.name() + "." + name).in(locale));
        }
        return rows;
    }

    /** A width in which a name can be read. */
    static int width(String name) {
        return Math.max(NARROWEST, Math.min(WIDEST, name.length() + 2));
    }
}
