package org.hengce.methods.request;

import java.util.Locale;

/** How whoever asks writes an option, which messages then do, too. */
public enum Spelling {
    /** {@code --first-treated COL}. */
    COMMAND {
        @Override
        public String name(String option) {
            return "--" + option.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }

        @Override
        public String with(String option, String value) {
            return name(option) + " " + value;
        }
    },
    /** {@code firstTreated=COL}. */
    QUERY {
        @Override
        public String name(String option) {
            return option;
        }

        @Override
        public String with(String option, String value) {
            return option + "=" + value;
        }
    };

    /**
     * The option as it is written.
     *
     * @param option its name in camel case, like {@code firstTreated}
     */
    public abstract String name(String option);

    /** The option with a value, as an example. */
    public abstract String with(String option, String value);
}
