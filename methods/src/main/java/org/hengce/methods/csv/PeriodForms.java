package org.hengce.methods.csv;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.PeriodName;
import org.jspecify.annotations.Nullable;

/** Periods as people and programs write them: what is one, and what was probably meant. */
public final class PeriodForms {
    private static final Pattern AS_DECIMAL = Pattern.compile("(-?\\d+)\\.0*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0+(\\d+)");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})[-/ :.]?[qQ]([1-4])");
    private static final Pattern QUARTER_FIRST = Pattern.compile("[qQ]([1-4])[-/ ]?(\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(?:[-/.]|[-:]?[mM])(\\d{1,2})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})[-/ ]?[wW](\\d{1,2})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");

    private PeriodForms() {}

    /**
     * The period that an option names.
     *
     * @throws IllegalArgumentException if it is none; it says what was probably meant
     */
    public static PeriodName named(String text) {
        PeriodName period = parse(text);
        if (period == null) {
            PeriodName meant = meant(text);
            throw new OptionException(english(text, meant), chinese(text, meant));
        }
        return period;
    }

    /** The period; null where the text is none. */
    static @Nullable PeriodName parse(String text) {
        try {
            return PeriodName.parse(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** The period that was probably meant by what is none; null where nothing is probable. */
    static @Nullable PeriodName meant(String text) {
        for (Form form : FORMS) {
            Matcher found = form.pattern().matcher(text);
            if (found.matches()) {
                return parse(form.rewritten(found));
            }
        }
        return null;
    }

    static String english(String text, @Nullable PeriodName meant) {
        return meant == null
                ? Wording.quoted(text)
                        + " is no period; write 2021, 2021-Q3, 2021-07, 2021-W05, 2021-07-15 or a whole number"
                : "%s is no period; write %s".formatted(Wording.quoted(text), meant.text());
    }

    static String chinese(String text, @Nullable PeriodName meant) {
        return meant == null
                ? Wording.quoted(text) + " 不是时期；请写作 2021、2021-Q3、2021-07、2021-W05、2021-07-15 或整数"
                : "%s 不是时期；请写作 %s".formatted(Wording.quoted(text), meant.text());
    }

    private static final List<Form> FORMS = List.of(
            new Form(AS_DECIMAL, "%s"),
            new Form(LEADING_ZEROS, "%s"),
            new Form(QUARTER, "%s-Q%s"),
            new Form(QUARTER_FIRST, "%2$s-Q%1$s"),
            new Form(MONTH, "%s-%02d"),
            new Form(WEEK, "%s-W%02d"),
            new Form(DAY, "%s-%02d-%02d"));

    private record Form(Pattern pattern, String rewriting) {
        String rewritten(Matcher found) {
            Object[] groups = new Object[found.groupCount()];
            for (int i = 0; i < groups.length; i++) {
                String group = found.group(i + 1);
                groups[i] = group.length() <= 2 ? (Object) Integer.valueOf(group) : group;
            }
            return rewriting.formatted(groups).toUpperCase(Locale.ROOT);
        }
    }
}
