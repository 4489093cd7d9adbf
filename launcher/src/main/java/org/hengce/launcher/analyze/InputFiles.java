package org.hengce.launcher.analyze;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.hengce.methods.csv.EventStudyFile;
import org.hengce.methods.csv.EventStudyReader;
import org.hengce.methods.csv.LabelledCoefficients;
import org.hengce.methods.csv.PanelDataException;
import org.hengce.methods.csv.PanelFile;
import org.hengce.methods.csv.PanelReader;

/** Reads what is named on the command line; what is wrong with it is said in the reader's language. */
final class InputFiles {
    private final Path here;
    private final Speech speech;

    InputFiles(Path here, Speech speech) {
        this.here = here;
        this.speech = speech;
    }

    PanelFile panel(PanelInput input) throws IOException {
        return read(input.file(), file -> new PanelReader(input.request().layout()).read(file));
    }

    EventStudyFile coefficients(CoefficientsInput input) throws IOException {
        LabelledCoefficients betahat = read(input.betahat(), EventStudyReader::coefficients);
        return read(input.sigma(), file -> EventStudyReader.covariance(file, betahat));
    }

    private interface Reading<T> {
        T from(Path file) throws IOException;
    }

    private <T> T read(Path named, Reading<T> reading) throws IOException {
        Path file = here.resolve(named);
        if (Files.isDirectory(file))
            throw speech.failure(
                    speech.say("%s is a folder.".formatted(named), "%s 是文件夹。".formatted(named)),
                    speech.say("A CSV file is needed.", "需要 CSV 文件。"),
                    speech.say("Name the file in it.", "请写出其中的文件名。"),
                    null);
        try {
            return reading.from(file);
        } catch (NoSuchFileException e) {
            Path looked = file.toAbsolutePath().normalize();
            throw speech.failure(
                    speech.say("There is no file %s.".formatted(named), "没有文件 %s。".formatted(named)),
                    speech.say("Looked for %s.".formatted(looked), "查找的是 %s。".formatted(looked)),
                    speech.say("Check the name, and the folder you are in.", "请检查文件名和当前所在的文件夹。"),
                    e);
        } catch (AccessDeniedException e) {
            throw speech.failure(
                    speech.say("%s may not be read.".formatted(named), "无权读取 %s。".formatted(named)),
                    speech.say("Its permissions do not allow it.", "文件权限不允许读取。"),
                    speech.say("Change them, or copy the file.", "请修改权限，或复制该文件。"),
                    e);
        } catch (PanelDataException e) {
            throw speech.failure(
                    unusable(named, e),
                    told(e),
                    speech.say(
                            "Mend the file, or the options that say which columns are what, and run it again.",
                            "请更正文件，或更正指明各列含义的选项，然后重新运行。"),
                    e);
        }
    }

    private String unusable(Path named, PanelDataException e) {
        return e.count() == 1
                ? speech.say(
                        "%s cannot be used (%s).".formatted(named, e.code()), "%s 无法使用（%s）。".formatted(named, e.code()))
                : speech.say(
                        "%s cannot be used: %d problems, the first is %s.".formatted(named, e.count(), e.code()),
                        "%s 无法使用：共 %d 处问题，第一处为 %s。".formatted(named, e.count(), e.code()));
    }

    private String told(PanelDataException e) {
        String problems = e.problems().stream()
                .map(problem -> speech.say(problem.inEnglish(), problem.inChinese()))
                .collect(Collectors.joining("\n"));
        long more = e.count() - e.problems().size();
        return more == 0
                ? problems
                : problems + speech.say("\n… and %d more".formatted(more), "\n……另有 %d 处".formatted(more));
    }
}
