package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.Set;
import org.hengce.methods.request.PanelRequest;
import org.hengce.methods.request.Words;

/**
 * A panel's file and what is asked of it.
 *
 * @param file as it was named
 */
record PanelInput(Path file, PanelRequest request) {
    private static final Set<String> NOT_OF_PANELS = Set.of("betahat", "sigma", "pre");

    static PanelInput of(OptionWords read, AnalyzeOptions asked) {
        Words words = read.words();
        NOT_OF_PANELS.stream()
                .sorted()
                .filter(words::has)
                .map(words::written)
                .findFirst()
                .ifPresent(option -> {
                    throw read.wrong(
                            "%s is for --method honest only.".formatted(option),
                            "%s 仅用于 --method honest。".formatted(option));
                });
        if (read.others().size() != 1)
            throw read.others().isEmpty()
                    ? read.wrong("Which file?", "哪个文件？")
                    : read.wrong(
                            "One file at a time, not %s.".formatted(String.join(", ", read.others())),
                            "每次只能分析一个文件，而非 %s。".formatted(String.join("、", read.others())));
        try {
            return new PanelInput(Path.of(read.others().get(0)), PanelRequest.of(asked.request(), words));
        } catch (IllegalArgumentException e) {
            throw read.speech().wrong(e);
        }
    }
}
