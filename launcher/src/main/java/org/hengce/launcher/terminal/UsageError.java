package org.hengce.launcher.terminal;

import org.hengce.presentation.Language;

/** The command was called wrongly; exit status 2. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String usage;
    private final Language language;

    public UsageError(String what, String usage) {
        this(Language.EN, what, usage);
    }

    /** In this language. */
    public UsageError(Language language, String what, String usage) {
        super(what);
        this.usage = usage;
        this.language = language;
    }

    public String usage() {
        return usage;
    }

    /** What was wrong, how it is called, and where more is said, on lines of their own. */
    public String text(String help) {
        return (language == Language.ZH ? "%s%n  用法：%s%n  详见：%s" : "%s%n  usage: %s%n  more:  %s")
                .formatted(getMessage(), usage, help);
    }
}
