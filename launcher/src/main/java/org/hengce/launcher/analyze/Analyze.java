package org.hengce.launcher.analyze;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.methods.analysis.AnalysisResult;
import org.hengce.methods.analysis.SensitivityMethod;
import org.hengce.methods.csv.CsvLayout;
import org.hengce.methods.csv.EventStudyFile;
import org.hengce.methods.csv.PanelFile;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.presentation.analysis.AnalysisChart;
import org.hengce.presentation.analysis.AnalysisSubject;
import org.hengce.presentation.analysis.AnalysisView;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.HengceJson;
import org.hengce.presentation.json.Transform;

/** Runs one method on one file, without any server, and prints what it found. */
public final class Analyze {
    private final Terminal terminal;
    private final Path here;
    private final Map<String, String> environment;
    private final String usage;

    /**
     * The command.
     *
     * @param here from where files are named
     */
    public Analyze(Terminal terminal, Path here, Map<String, String> environment, String usage) {
        this.terminal = terminal;
        this.here = here;
        this.environment = environment;
        this.usage = usage;
    }

    /** Does what the words say. */
    public void run(List<String> words) throws IOException {
        Speech speech = Speech.of(words, environment, usage);
        OptionWords read = OptionWords.of(words, AnalyzeOptions.VALUED, AnalyzeOptions.FLAGS, speech);
        AnalyzeOptions asked = AnalyzeOptions.of(read);
        Optional<Picture> picture = asked.plot().map(plot -> Picture.of(plot, here, speech));
        AnalysisView view =
                asked.method().takesPanel() ? ofPanel(read, asked, picture) : ofCoefficients(read, asked, picture);
        Optional<String> svg = picture.isPresent() ? Optional.of(drawn(asked, view)) : Optional.empty();
        if (asked.json()) terminal.line(HengceJson.indented(view.document()));
        else new ResultLines(terminal, view).print();
        if (picture.isPresent()) picture.get().draw(svg.orElseThrow());
        if (asked.json()) return;
        terminal.line("");
        picture.ifPresent(
                to -> terminal.line(speech.say("Written: %s".formatted(to.named()), "已写入：%s".formatted(to.named()))));
        terminal.line(ResultLines.next(asked, picture.isPresent()));
    }

    private AnalysisView ofPanel(OptionWords words, AnalyzeOptions asked, Optional<Picture> picture)
            throws IOException {
        Speech speech = asked.speech();
        PanelInput input = PanelInput.of(words, asked);
        check(picture, input.file());
        PanelFile file = new InputFiles(here, speech).panel(input);
        if (!file.notFound().isEmpty()) {
            String units = String.join(", ", file.notFound());
            terminal.error(speech.say(
                    "hengce: note: not in the file, so not excluded: %s".formatted(units),
                    "hengce：注意：文件中没有以下单位，故未排除：%s".formatted(units)));
        }
        AnalysisResult result = found(asked, () -> input.request().on(file));
        CsvLayout layout = input.request().layout();
        Transform transform = Transform.valueOf(layout.transform().kind().name());
        AnalysisSubject subject = AnalysisSubject.of(layout.outcome(), transform, file.panel());
        return new AnalysisView(asked.language(), subject, AnalysisDocument.of(result));
    }

    private AnalysisView ofCoefficients(OptionWords words, AnalyzeOptions asked, Optional<Picture> picture)
            throws IOException {
        CoefficientsInput input = CoefficientsInput.of(words);
        check(picture, input.betahat(), input.sigma());
        SensitivityMethod method;
        try {
            method = SensitivityMethod.of(
                    asked.request().options(), asked.request().settings());
        } catch (IllegalArgumentException e) {
            throw asked.speech().wrong(e);
        }
        EventStudyFile study = new InputFiles(here, asked.speech()).coefficients(input);
        AnalysisResult result = found(asked, () -> method.on(study, input.pre()));
        return new AnalysisView(
                asked.language(),
                AnalysisSubject.ofCoefficients(input.betahat().getFileName().toString()),
                AnalysisDocument.of(result));
    }

    private void check(Optional<Picture> picture, Path... inputs) throws IOException {
        if (picture.isPresent())
            picture.get().check(Stream.of(inputs).map(here::resolve).toList());
    }

    private interface Run {
        AnalysisResult result();
    }

    private static AnalysisResult found(AnalyzeOptions asked, Run run) {
        Speech speech = asked.speech();
        String word = asked.method().word();
        try {
            return run.result();
        } catch (NotEstimableException e) {
            throw speech.failure(
                    speech.say(
                            "%s has no result here (%s).".formatted(word, e.code()),
                            "%s 在此没有结果（%s）。".formatted(word, e.code())),
                    speech.said(e),
                    Advice.of(e.code(), speech),
                    e);
        } catch (IllegalArgumentException e) {
            throw speech.failure(
                    speech.say("%s cannot be run like this.".formatted(word), "%s 无法这样运行。".formatted(word)),
                    speech.said(e),
                    speech.say(
                            "Change the option; ./hengce help analyze lists them all.",
                            "请更改该选项；./hengce help analyze 列出全部选项。"),
                    e);
        }
    }

    private static String drawn(AnalyzeOptions asked, AnalysisView view) {
        Speech speech = asked.speech();
        String word = asked.method().word();
        return AnalysisChart.of(view)
                .orElseThrow(() -> speech.failure(
                        speech.say("There is nothing to draw.", "没有可绘制的内容。"),
                        speech.say(
                                "%s with these options has neither a path nor an event study.".formatted(word),
                                "%s 在这些选项下既没有路径，也没有事件研究。".formatted(word)),
                        speech.say(
                                "Leave --plot out, or ask for an event study: --set eventStudy=true.",
                                "请去掉 --plot，或要求事件研究：--set eventStudy=true。"),
                        null));
    }
}
