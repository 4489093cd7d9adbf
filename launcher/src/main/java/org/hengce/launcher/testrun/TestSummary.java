package org.hengce.launcher.testrun;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hengce.launcher.testrun.TestCase.Outcome;
import org.hengce.presentation.words.Texts;

/** What a run came to. */
record TestSummary(List<TestCase> cases) {
    private static final int SLOWEST = 20;
    private static final int WIDTH = 90;

    List<TestCase> with(Outcome outcome) {
        return cases.stream().filter(test -> test.outcome() == outcome).toList();
    }

    List<TestCase> skippedSampleFigures() {
        return with(Outcome.SKIPPED).stream()
                .filter(TestCase::concernsSampleFigures)
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        section(lines, "Failed", with(Outcome.FAILED), true);
        section(lines, "Skipped", with(Outcome.SKIPPED), true);
        section(lines, "Slowest", slowest(), false);
        return lines;
    }

    private List<TestCase> slowest() {
        return cases.stream()
                .sorted(Comparator.comparingDouble(TestCase::seconds).reversed())
                .limit(SLOWEST)
                .toList();
    }

    private static void section(List<String> lines, String heading, List<TestCase> tests, boolean why) {
        if (tests.isEmpty()) return;
        lines.add(heading + ":");
        for (TestCase test : tests) {
            lines.add(Texts.shortened(
                    why
                            ? "  " + test.title()
                            : String.format(Locale.ROOT, "  %7.2f s  %s", test.seconds(), test.title()),
                    WIDTH));
            if (why) lines.add("      " + test.firstLineOfReason());
        }
        lines.add("");
    }

    String lastLine() {
        return "%d passed, %d failed, %d skipped"
                .formatted(
                        with(Outcome.PASSED).size(),
                        with(Outcome.FAILED).size(),
                        with(Outcome.SKIPPED).size());
    }
}
