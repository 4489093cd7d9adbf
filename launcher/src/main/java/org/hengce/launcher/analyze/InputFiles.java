package org.hengce.launcher.analyze;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hengce.launcher.terminal.Failure;
import org.hengce.methods.csv.EventStudyFile;
import org.hengce.methods.csv.EventStudyReader;
import org.hengce.methods.csv.PanelDataException;
import org.hengce.methods.csv.PanelFile;
import org.hengce.methods.csv.PanelReader;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.ReasonDocument;

/** Reads what is named on the command line; what is wrong with it is said in the reader's language. */
final class InputFiles {
    private final Path here;
    private final Language language;

    InputFiles(Path here, Language language) {
        this.here = here;
        this.language = language;
    }

    PanelFile panel(PanelInput input) throws IOException {
        return read(input.file(), file -> new PanelReader(input.layout()).read(file));
    }

    EventStudyFile coefficients(CoefficientsInput input) throws IOException {
        List<Double> betahat = read(input.betahat(), EventStudyReader::coefficients);
        return new EventStudyFile(
                betahat, read(input.sigma(), file -> EventStudyReader.covariance(file, betahat.size())));
    }

    /** What a method says of data that do not allow it. */
    static String in(Language language, NotEstimableException e) {
        return ReasonDocument.of(e.reason()).message().in(language);
    }

    private interface Reading<T> {
        T from(Path file) throws IOException;
    }

    private <T> T read(Path named, Reading<T> reading) throws IOException {
        Path file = here.resolve(named);
        if (Files.isDirectory(file))
            throw new Failure("%s is a folder.".formatted(named), "A CSV file is needed.", "Name the file in it.");
        try {
            return reading.from(file);
        } catch (NoSuchFileException e) {
            throw new Failure(
                    "There is no file %s.".formatted(named),
                    "Looked for %s.".formatted(file.toAbsolutePath().normalize()),
                    "Check the name, and the folder you are in.",
                    e);
        } catch (AccessDeniedException e) {
            throw new Failure(
                    "%s may not be read.".formatted(named),
                    "Its permissions do not allow it.",
                    "Change them, or copy the file.",
                    e);
        } catch (PanelDataException e) {
            throw new Failure(
                    e.count() == 1
                            ? "%s cannot be used (%s).".formatted(named, e.code())
                            : "%s cannot be used: %d problems, the first is %s.".formatted(named, e.count(), e.code()),
                    told(e),
                    "Mend the file, or the options that say which columns are what, and run it again.",
                    e);
        }
    }

    private String told(PanelDataException e) {
        String problems = e.problems().stream()
                .map(problem -> language == Language.ZH ? problem.inChinese() : problem.inEnglish())
                .collect(Collectors.joining("\n"));
        long more = e.count() - e.problems().size();
        return more == 0
                ? problems
                : problems + (language == Language.ZH ? "\n……另有 %d 处" : "\n… and %d more").formatted(more);
    }
}
