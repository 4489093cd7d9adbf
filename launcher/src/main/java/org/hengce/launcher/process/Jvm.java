package org.hengce.launcher.process;

import java.nio.file.Path;

/** The Java that this command runs on; what it starts runs on the same. */
public final class Jvm {
    private Jvm() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
