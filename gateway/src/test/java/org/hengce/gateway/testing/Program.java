package org.hengce.gateway.testing;

import java.io.IOException;

/** Programs that some tests need beside Java. */
public final class Program {
    private Program() {}

    /** Whether the machine has it; where everything has to run, it must. */
    public static boolean isNeededOrThere(String name) {
        return Boolean.parseBoolean(System.getenv("HENGCE_TEST_STRICT")) || isThere(name);
    }

    private static boolean isThere(String name) {
        try {
            return new ProcessBuilder(name, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
