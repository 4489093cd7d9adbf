package org.hengce.launcher.testrun;

import java.util.Locale;

/** One test of one run. */
record TestCase(String className, String name, double seconds, Outcome outcome, String reason) {
    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    String title() {
        return className.substring(className.lastIndexOf('.') + 1) + " · " + (name.isBlank() ? "(whole class)" : name);
    }

    String firstLineOfReason() {
        return reason.lines().findFirst().orElse("no reason given");
    }

    /** The figures of the bundled samples can be checked everywhere: no machine has a reason to skip them. */
    boolean concernsSampleFigures() {
        return (className + " " + name).toLowerCase(Locale.ROOT).contains("sample");
    }
}
