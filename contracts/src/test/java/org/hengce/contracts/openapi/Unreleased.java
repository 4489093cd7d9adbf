package org.hengce.contracts.openapi;

import java.util.List;

/** The part of the change log that is about the next release. */
final class Unreleased {
    private Unreleased() {}

    static List<String> lines(String changeLog) {
        return changeLog
                .lines()
                .dropWhile(line -> !line.startsWith("## [Unreleased]"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    /** Whether a line begins with one of the difference's names. */
    static boolean names(String line, Difference difference) {
        return difference.names().stream()
                .anyMatch(name -> line.startsWith(name)
                        && (line.length() == name.length() || " :,.;".indexOf(line.charAt(name.length())) >= 0));
    }
}
