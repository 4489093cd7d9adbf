package org.hengce.launcher.analyze;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.UsageError;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.option.OptionException;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What is said to whoever called, all of it in one language.
 *
 * @param usage how the command is called
 */
record Speech(Language language, String usage) {
    private static final String OPTION = "--lang";

    /** In the language asked for; found before the words are read, since what is wrong with them is said in it, too. */
    static Speech of(List<String> words, Map<String, String> environment, String usage) {
        Language language = locale(environment);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String given = word.equals(OPTION) && i + 1 < words.size()
                    ? words.get(i + 1)
                    : word.startsWith(OPTION + "=") ? word.substring(OPTION.length() + 1) : "";
            language = switch (given) {
                case "zh" -> Language.ZH;
                case "en" -> Language.EN;
                default -> language;
            };
        }
        return new Speech(language, usage);
    }

    /** As POSIX says which of the variables counts. */
    private static Language locale(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        return locale.startsWith("zh") ? Language.ZH : Language.EN;
    }

    String say(String english, String chinese) {
        return language == Language.ZH ? chinese : english;
    }

    /** The options are wrong. */
    UsageError wrong(String english, String chinese) {
        return new UsageError(language, say(english, chinese), usage);
    }

    /** The options are wrong, as another layer found. */
    UsageError wrong(IllegalArgumentException e) {
        return new UsageError(language, said(e), usage);
    }

    /** What happened, why and what to do, said already. */
    Failure failure(String what, String why, String next, @Nullable Throwable cause) {
        return new Failure(language, what, why, next, cause);
    }

    /** What another layer says, as a sentence; it may begin with a name, so that no letter of it is changed. */
    String said(IllegalArgumentException e) {
        return sentence(
                language == Language.ZH && e instanceof OptionException option
                        ? option.chinese()
                        : String.valueOf(e.getMessage()));
    }

    /** What a method says of data that do not allow it. */
    String said(NotEstimableException e) {
        return sentence(ReasonDocument.of(e.reason()).message().in(language));
    }

    private String sentence(String text) {
        boolean ends = text.endsWith(".") || text.endsWith("。") || text.endsWith("?") || text.endsWith("？");
        return ends ? text : text + say(".", "。");
    }
}
