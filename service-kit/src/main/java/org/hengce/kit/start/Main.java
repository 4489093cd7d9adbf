package org.hengce.kit.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where every service's process begins: what it cannot do without is looked at first, so that a mistaken configuration ends it
 * with a line that says what to set rather than with a trace of a library.
 */
@QuarkusMain
public final class Main {
    private static final int MISTAKEN = 1;

    private Main() {}

    /** Starts the service. */
    public static void main(String... arguments) {
        List<String> mistakes = new Requirements(ConfigProvider.getConfig()).mistakes();
        if (mistakes.isEmpty()) {
            Quarkus.run(arguments);
            return;
        }
        mistakes.forEach(mistake -> System.err.println("hengce: " + mistake));
        System.exit(MISTAKEN);
    }
}
