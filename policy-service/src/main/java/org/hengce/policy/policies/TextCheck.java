package org.hengce.policy.policies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hengce.contracts.Blank;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.Period;
import org.hengce.kit.clock.IsoDay;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a text that was sent, so that its sender is told all of it at once. Records from outside lack what
 * their types promise until this has passed.
 */
public final class TextCheck {
    /** Characters of a name or title. */
    public static final int NAME = 500;
    /** Characters of a text of some sentences. */
    public static final int NOTE = 4_000;
    /** Characters of a text of some pages. */
    public static final int PAGES = 20_000;

    /** Weights are typed in decimals, of which thirds are rounded. */
    public static final double WEIGHT_TOLERANCE = 1e-6;

    private final List<Violation> wrong = new ArrayList<>();

    /** Says what is wrong with a field, and what to do. */
    public void wrong(String field, String en, String zh, @Nullable Object... args) {
        wrong.add(new Violation(field, Message.of(en, zh, args)));
    }

    /** Whether nothing is wrong so far. */
    public boolean passed() {
        return wrong.isEmpty();
    }

    /** What is wrong so far. */
    public List<Violation> violations() {
        return List.copyOf(wrong);
    }

    /**
     * Goes on if nothing is wrong.
     *
     * @throws Problem 422 that names every field that is
     */
    public void refuse(Message detail) {
        if (!wrong.isEmpty()) {
            Problem problem = Problem.of(ProblemType.INVALID, detail);
            wrong.forEach(v -> problem.violation(v.field(), v.message()));
            throw problem;
        }
    }

    /** Whether it is there; what is not is wrong. */
    public boolean present(String field, @Nullable Object value) {
        if (value == null) {
            wrong(field, "it is missing", "缺少该项");
        }
        return value != null;
    }

    public void code(String field, @Nullable String value, String form) {
        if (value == null || !value.matches(form)) {
            wrong(field, "'%s' is no code; a code is %s", "“%s”不是代码；代码格式为 %s", value, form);
        }
    }

    /** A code, where there is one. */
    public void optionalCode(String field, @Nullable String value, String form) {
        if (value != null) {
            code(field, value, form);
        }
    }

    /** Codes that each have the form, in a list that has an end. */
    public void codes(String field, List<String> values, String form, int most) {
        atMost(field, values, most);
        values.forEach(value -> code(field, value, form));
    }

    /** Says of a value that stands in the list already that it does. */
    public void once(String field, @Nullable Object value, Set<Object> seen) {
        if (value != null && !seen.add(value)) {
            wrong(field, "'%s' stands here twice; send it once", "“%s”重复出现；每个只能出现一次", value);
        }
    }

    /** A line of text, where there is one: not blank, not endless. */
    public void line(String field, @Nullable String text, int most) {
        if (text != null) {
            if (Blank.is(text)) {
                wrong(field, "it is blank; write something or leave it out", "内容为空；请填写或省略");
            }
            shorter(field, text, most);
        }
    }

    /** A text, where there is one: in one language at least, in none endless. */
    public void text(String field, @Nullable LocalizedText text, int most) {
        if (text == null) {
            return;
        }
        if (!text.present()) {
            wrong(field, "give the text in zh, in en, or in both", "请至少提供中文（zh）或英文（en）中的一种");
        }
        shorter(field + ".zh", text.zh(), most);
        shorter(field + ".en", text.en(), most);
    }

    private void shorter(String field, @Nullable String text, int most) {
        // As JSON Schema counts: characters, not the halves of those beyond the first 65,536.
        if (text != null && text.codePointCount(0, text.length()) > most) {
            wrong(
                    field,
                    "it is longer than %d characters; shorten it or link to the rest",
                    "超过 %d 个字符；请缩短，或改为给出链接",
                    most);
        }
    }

    public void atMost(String field, List<?> items, int most) {
        if (items.size() > most) {
            wrong(field, "there are %d, at most %d are taken", "共 %d 项，最多 %d 项", items.size(), most);
        }
    }

    /** A day, where there is one; null where it is none. */
    public @Nullable LocalDate day(String field, @Nullable String value) {
        if (value != null) {
            if (IsoDay.is(value)) {
                return LocalDate.parse(value);
            }
            wrong(field, "'%s' is no day; write it as 1988-11-08", "“%s”不是日期；请写成 1988-11-08", value);
        }
        return null;
    }

    /** A period, where there is one; null where it is none. */
    public @Nullable Period period(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Period.parse(value);
        } catch (IllegalArgumentException e) {
            wrong(
                    field,
                    "'%s' is not a period, as 1989, 1989-Q1, 1989-01 or 1989-01-01",
                    "“%s”不是时期，应如 1989、1989-Q1、1989-01 或 1989-01-01",
                    value);
            return null;
        }
    }

    /** Two periods, where there are both, are in this order. */
    public void range(String at, @Nullable String from, @Nullable String to) {
        @Nullable Period first = period(at + ".from", from);
        @Nullable Period last = period(at + ".to", to);
        if (first != null && last != null && last.last().isBefore(first.first())) {
            wrong(at + ".to", "'%s' is before '%s'", "“%s”早于“%s”", to, from);
        }
    }

    /** An amount of money, where there is one; above 1e18 not even whole units are told apart. */
    public void amount(String field, @Nullable Double value) {
        notNegative(field, value);
        if (value != null && value > 1e18) {
            wrong(field, "it is above 1e18, more than there is of any currency", "超过 1e18，大于任何货币的总量");
        }
    }

    private void notNegative(String field, @Nullable Number value) {
        if (value != null && !(value.doubleValue() >= 0)) {
            wrong(field, "it is not below 0", "不得小于 0");
        }
    }

    /** A count, where there is one: not below 0, and none that nothing has. */
    public void count(String field, @Nullable Long value, long most) {
        if (value != null && (value < 0 || value > most)) {
            wrong(field, "it is a whole number from 0 to %d", "应为 0 至 %d 的整数", most);
        }
    }

    /** Weights of the items of a list: for all, with the sum 1, or for none. */
    public void weights(String list, List<? extends @Nullable Double> weights) {
        double sum = 0;
        int weighted = 0;
        for (int i = 0; i < weights.size(); i++) {
            @Nullable Double weight = weights.get(i);
            notNegative("%s[%d].weight".formatted(list, i), weight);
            if (weight != null) {
                weighted++;
                sum += weight;
            }
        }
        if (weighted > 0 && weighted < weights.size()) {
            wrong(list, "give a weight to every one of them or to none", "请为其中每一项设定权重，或全部不设");
        } else if (weighted > 0 && Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            wrong(list, "the weights sum to %s; make it 1", "权重之和为 %s，应为 1", sum);
        }
    }

    /** A set for {@link #once}. */
    public static Set<Object> nothingSeen() {
        return new HashSet<>();
    }
}
