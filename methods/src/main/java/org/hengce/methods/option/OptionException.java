package org.hengce.methods.option;

/**
 * An option is none that a method takes, or does not go with the panel; the message says in both languages what was found
 * and what may be. It begins as within a sentence, since a name may stand in front.
 */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String chinese;

    /** The same in both languages. */
    public OptionException(String english, String chinese) {
        super(english);
        this.chinese = chinese;
    }

    /** A level that is none. */
    public static OptionException level(double level, String range) {
        return new OptionException(
                "level %s is not in %s".formatted(level, range), "水平 %s 不在 %s 之内".formatted(level, range));
    }

    /** A number that is too small. */
    public static OptionException atLeast(String name, long least, long found) {
        return new OptionException(
                "%s must be at least %d, not %d".formatted(name, least, found),
                "%s 至少为 %d，而非 %d".formatted(name, least, found));
    }

    /** A number that is too large. */
    public static OptionException atMost(String name, long most, long found) {
        return new OptionException(
                "%s must be at most %d, not %d".formatted(name, most, found),
                "%s 至多为 %d，而非 %d".formatted(name, most, found));
    }

    /** The message in Chinese. */
    public String chinese() {
        return chinese;
    }
}
