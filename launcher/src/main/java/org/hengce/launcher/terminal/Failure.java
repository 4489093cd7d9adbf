package org.hengce.launcher.terminal;

import org.hengce.presentation.Language;
import org.jspecify.annotations.Nullable;

/** Something a person has to know: what happened, why, and what to do next. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;
    private final String next;
    private final Language language;
    private boolean mayPass;

    public Failure(String what, String why, String next) {
        this(what, why, next, null);
    }

    public Failure(String what, String why, String next, @Nullable Throwable cause) {
        this(Language.EN, what, why, next, cause);
    }

    /** In this language, in which all of it must be. */
    public Failure(Language language, String what, String why, String next, @Nullable Throwable cause) {
        super(what, cause);
        this.why = why;
        this.next = next;
        this.language = language;
    }

    /** What the innermost cause says: what stands around it in libraries tells a reader nothing. */
    public static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Of something that may go well by itself some seconds later. */
    public Failure passing() {
        mayPass = true;
        return this;
    }

    public boolean mayPass() {
        return mayPass;
    }

    public String why() {
        return why;
    }

    public String next() {
        return next;
    }

    /** Three parts, each on lines of its own. */
    public String text() {
        return (language == Language.ZH ? "%s%n  原因：%s%n  处理：%s" : "%s%n  why: %s%n  do:  %s")
                .formatted(getMessage(), indented(why), indented(next));
    }

    private static String indented(String text) {
        return text.strip().replace("\n", System.lineSeparator() + "       ");
    }
}
