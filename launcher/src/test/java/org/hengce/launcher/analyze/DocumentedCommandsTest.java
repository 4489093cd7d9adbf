package org.hengce.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hengce.launcher.InProcess;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.request.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of {@code docs/methods} prints what the page says it does: a block {@code sh} with one {@code ./hengce
 * analyze …} and the block {@code text} that follows. After a change that is meant,
 * {@code mvn -pl launcher -am test -Dtest=DocumentedCommandsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dhengce.docs.refresh=true} writes the blocks anew.
 */
class DocumentedCommandsTest {
    private static final Pattern PAIR = Pattern.compile(
            "```sh\\n(\\./hengce analyze .*?)\\n```\\n+(?:[^`\\n][^\\n]*\\n+)?```text\\n(.*?)\\n```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private record Example(Path page, String command, String output) {
        @Override
        public String toString() {
            return page.getFileName().toString();
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : pages())
            PAIR.matcher(Files.readString(page))
                    .results()
                    .forEach(pair -> examples.add(new Example(page, pair.group(1), pair.group(2))));
        return examples.stream();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(InProcess.ROOT.resolve("docs/methods"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aPagesCommandPrintsWhatThePageSays(Example example) throws IOException {
        InProcess.Answer answer = InProcess.run(words(example.command()));

        assertThat(answer.status()).as(answer.text()).isZero();
        if (Boolean.getBoolean("hengce.docs.refresh")) {
            String page = Files.readString(example.page());
            String block = "```text\n%s\n```".formatted(example.output());
            assertThat(page).contains(block);
            Files.writeString(
                    example.page(),
                    page.replace(
                            block, "```text\n%s\n```".formatted(answer.text().stripTrailing())));
        } else {
            assertThat(answer.text().stripTrailing()).isEqualTo(example.output());
        }
    }

    @Test
    void everyMethodHasAPageWithAnExample() throws IOException {
        List<String> pages = examples().map(Example::toString).distinct().toList();

        assertThat(pages)
                .containsAll(Stream.of(AnalysisMethod.values())
                        .map(method -> method.word() + ".md")
                        .toList());
    }

    @Test
    void theFirstPageNamesEveryMethodAndEveryInference() throws IOException {
        String first = Files.readString(InProcess.ROOT.resolve("docs/methods/README.md"));

        for (AnalysisMethod method : AnalysisMethod.values())
            assertThat(first).contains("(%s.md)".formatted(method.word()));
        for (Inference inference : Inference.values()) assertThat(first).contains("`%s`".formatted(inference));
    }

    @Test
    void everyOptionAndEverySettingIsExplained() throws IOException {
        String commands = Files.readString(InProcess.ROOT.resolve("docs/reference/commands.md"));
        assertThat(Stream.concat(AnalyzeOptions.VALUED.stream(), AnalyzeOptions.FLAGS.stream())
                        .map(Spelling.COMMAND::name))
                .allMatch(option -> commands.contains("`" + option));
        for (AnalysisMethod method : AnalysisMethod.values()) {
            String page = Files.readString(InProcess.ROOT.resolve("docs/methods/%s.md".formatted(method.word())));
            for (String setting : method.settings()) {
                String key = setting.substring(0, setting.indexOf('='));
                assertThat(page).as("%s of %s", key, method.word()).containsPattern("`(--set )?" + key + "[`=]");
            }
        }
    }

    /** As a shell would, of what such commands have: quotes, and lines that go on. */
    private static String[] words(String command) {
        return WORD.matcher(command.replace("\\\n", " "))
                .results()
                .skip(1)
                .map(DocumentedCommandsTest::word)
                .toArray(String[]::new);
    }

    private static String word(MatchResult found) {
        return Stream.of(1, 2, 3)
                .map(found::group)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
    }
}
