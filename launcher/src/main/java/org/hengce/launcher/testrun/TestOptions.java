package org.hengce.launcher.testrun;

import java.util.List;
import org.hengce.launcher.terminal.UsageError;

/**
 * What a test run was asked for.
 *
 * @param strict what cannot run here fails
 * @param all what takes long runs too
 * @param forMaven handed over as it is
 */
public record TestOptions(boolean strict, boolean all, List<String> forMaven) {
    public static TestOptions of(List<String> words, String usage) {
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        List<String> ours = words.subList(0, end);
        for (String word : ours)
            if (!word.equals("--strict") && !word.equals("--all"))
                throw new UsageError("'%s' is not understood here.".formatted(word), usage);
        return new TestOptions(
                ours.contains("--strict"),
                ours.contains("--all"),
                List.copyOf(words.subList(Math.min(end + 1, words.size()), words.size())));
    }
}
