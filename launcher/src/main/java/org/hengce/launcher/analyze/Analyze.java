package org.hengce.launcher.analyze;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.methods.analysis.Analysis;
import org.hengce.methods.analysis.AnalysisResult;
import org.hengce.methods.analysis.SensitivityMethod;
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
        OptionWords read = OptionWords.of(words, AnalyzeOptions.VALUED, AnalyzeOptions.FLAGS, usage);
        AnalyzeOptions asked = AnalyzeOptions.of(read, environment);
        asked.plot().ifPresent(this::checkFolder);
        AnalysisView view = asked.method().takesPanel() ? ofPanel(read, asked) : ofCoefficients(read, asked);
        if (asked.json()) terminal.line(json(view.document()));
        else new ResultLines(terminal, view).print();
        Optional<String> written = draw(asked, view);
        if (asked.json()) return;
        terminal.line("");
        written.ifPresent(file -> terminal.line("Written: %s".formatted(file)));
        terminal.line(ResultLines.next(asked, written.isPresent()));
    }

    private AnalysisView ofPanel(OptionWords words, AnalyzeOptions asked) throws IOException {
        PanelInput input = PanelInput.of(words, asked);
        Analysis analysis;
        try {
            analysis = Analysis.of(asked.method(), asked.options(), asked.settings());
        } catch (IllegalArgumentException e) {
            throw words.wrong(AnalyzeOptions.sentence(e.getMessage()));
        }
        PanelFile file = new InputFiles(here, asked.language()).panel(input);
        if (!file.notFound().isEmpty())
            terminal.error(
                    "hengce: note: not in the file, so not excluded: %s".formatted(String.join(", ", file.notFound())));
        AnalysisResult result = found(asked, () -> analysis.on(file.panel()));
        Transform transform =
                Transform.valueOf(input.layout().transform().kind().name());
        AnalysisSubject subject = AnalysisSubject.of(input.layout().outcome(), transform, file.panel());
        return new AnalysisView(asked.language(), subject, AnalysisDocument.of(result));
    }

    private AnalysisView ofCoefficients(OptionWords words, AnalyzeOptions asked) throws IOException {
        CoefficientsInput input = CoefficientsInput.of(words);
        SensitivityMethod method;
        try {
            method = SensitivityMethod.of(asked.options(), asked.settings());
        } catch (IllegalArgumentException e) {
            throw words.wrong(AnalyzeOptions.sentence(e.getMessage()));
        }
        EventStudyFile study = new InputFiles(here, asked.language()).coefficients(input);
        AnalysisResult result = found(asked, () -> method.on(study, input.pre()));
        return new AnalysisView(
                asked.language(),
                AnalysisSubject.ofCoefficients(input.betahat().getFileName().toString()),
                AnalysisDocument.of(result));
    }

    private interface Run {
        AnalysisResult result();
    }

    private static AnalysisResult found(AnalyzeOptions asked, Run run) {
        try {
            return run.result();
        } catch (NotEstimableException e) {
            throw new Failure(
                    "%s has no result here (%s).".formatted(asked.method().word(), e.code()),
                    AnalyzeOptions.sentence(InputFiles.in(asked.language(), e)),
                    hint(e.code()),
                    e);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    "%s cannot be run like this.".formatted(asked.method().word()),
                    AnalyzeOptions.sentence(e.getMessage()),
                    "Change the option; ./hengce help analyze lists them all.",
                    e);
        }
    }

    private static String hint(NotEstimableException.Code code) {
        return switch (code) {
            case NO_TREATED_UNIT ->
                "Check which units are treated from when: --treated, --first-treated, --treat; and --from, --to.";
            case NO_CONTROL, NO_DONOR -> "Keep more units, or take a method that needs none: its, before-after.";
            case TREATED_UNIT_HAS_GAPS, UNBALANCED ->
                "Fill the gaps in the file, or cut the window with --from and --to.";
            case TOO_FEW_PRE_PERIODS, TOO_FEW_POST_PERIODS, ONE_PERIOD -> "Widen the window, or wait for more periods.";
            case COLLINEAR -> "Leave the column out that is named.";
            default -> "docs/methods/README.md says which method needs what.";
        };
    }

    private void checkFolder(Path plot) {
        Path folder = here.resolve(plot).toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder))
            throw new Failure(
                    "There is no folder for %s.".formatted(plot),
                    "%s does not exist.".formatted(folder),
                    "Make it, or name another.");
    }

    private Optional<String> draw(AnalyzeOptions asked, AnalysisView view) throws IOException {
        if (asked.plot().isEmpty()) return Optional.empty();
        String svg = AnalysisChart.of(view)
                .orElseThrow(() -> new Failure(
                        "There is nothing to draw.",
                        "%s with these options has neither a path nor an event study."
                                .formatted(asked.method().word()),
                        "Leave --plot out, or ask for an event study: --set eventStudy=true."));
        Files.writeString(here.resolve(asked.plot().get()), svg);
        return Optional.of(asked.plot().get().toString());
    }

    private static String json(AnalysisDocument found) throws IOException {
        return HengceJson.mapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(found);
    }
}
