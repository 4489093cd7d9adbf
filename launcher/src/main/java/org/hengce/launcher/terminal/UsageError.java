package org.hengce.launcher.terminal;

/** The command was called wrongly; exit status 2. */
public final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String usage;

    public UsageError(String what, String usage) {
        super(what);
        this.usage = usage;
    }

    public String usage() {
        return usage;
    }
}
