package org.hengce.methods.diagnostic;

import java.util.List;

/** Codes within a sentence: the first few, and how many more there are. */
final class Listed {
    private static final int SHOWN = 5;

    private Listed() {}

    static String english(List<String> codes) {
        String shown = String.join(", ", codes.subList(0, Math.min(SHOWN, codes.size())));
        return codes.size() > SHOWN ? "%s and %d more".formatted(shown, codes.size() - SHOWN) : shown;
    }

    static String chinese(List<String> codes) {
        String shown = String.join("、", codes.subList(0, Math.min(SHOWN, codes.size())));
        return codes.size() > SHOWN ? "%s 等 %d 个".formatted(shown, codes.size()) : shown;
    }
}
