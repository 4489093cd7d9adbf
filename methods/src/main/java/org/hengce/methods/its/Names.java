package org.hengce.methods.its;

import java.util.List;
import java.util.stream.Collectors;

/** Lists in messages: the first few, and how many there are. */
final class Names {
    private static final int NAMED_AT_MOST = 10;

    private Names() {}

    static String of(List<String> names) {
        return joined(names, ", ") + (names.size() > NAMED_AT_MOST ? ", … (%d in all)".formatted(names.size()) : "");
    }

    static String ofChinese(List<String> names) {
        return joined(names, "、") + (names.size() > NAMED_AT_MOST ? "等（共 %d 个）".formatted(names.size()) : "");
    }

    private static String joined(List<String> names, String separator) {
        return names.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(separator));
    }
}
