package org.hengce.kit.secret;

import java.util.Locale;

/** What a setting is called. */
public final class Setting {
    private Setting() {}

    /** The variable of the environment that sets it: {@code hengce.kafka.user} by {@code HENGCE_KAFKA_USER}. */
    public static String inTheEnvironment(String setting) {
        return setting.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
