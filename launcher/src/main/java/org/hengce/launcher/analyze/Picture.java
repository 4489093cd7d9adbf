package org.hengce.launcher.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hengce.launcher.terminal.Failure;

/**
 * The file a chart is drawn into.
 *
 * @param named as it was given
 * @param file where that is
 */
record Picture(Path named, Path file, Speech speech) {
    static Picture of(Path named, Path here, Speech speech) {
        return new Picture(named, here.resolve(named).toAbsolutePath().normalize(), speech);
    }

    /** Refuses what could not be written, or must not be, before anything is computed. */
    void check(List<Path> inputs) throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder))
            throw failure(
                    "There is no folder for %s.",
                    "没有存放 %s 的文件夹。",
                    speech.say("%s does not exist.".formatted(folder), "%s 不存在。".formatted(folder)),
                    speech.say("Make it, or name another.", "请创建该文件夹，或另选一个。"));
        if (Files.isDirectory(file))
            throw failure(
                    "%s is a folder.",
                    "%s 是文件夹。",
                    speech.say("A chart is one file.", "图表是单个文件。"),
                    speech.say("Name a file in it: --plot FILE.svg.", "请写出其中的文件名：--plot FILE.svg。"));
        for (Path input : inputs)
            if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input))
                throw failure(
                        "%s is read, and would be drawn over.",
                        "%s 是输入文件，将被图表覆盖。",
                        speech.say("--plot names the file that the chart is written to.", "--plot 指定图表写入的文件。"),
                        speech.say("Name another: --plot FILE.svg.", "请另选文件名：--plot FILE.svg。"));
        if (!Files.isWritable(Files.exists(file) ? file : folder)) throw unwritable(folder);
    }

    /** Writes it. */
    void draw(String svg) throws IOException {
        try {
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw speech.failure(
                    speech.say("%s could not be written.".formatted(named), "无法写入 %s。".formatted(named)),
                    String.valueOf(e.getMessage()),
                    speech.say("Name another file, or see whether the disk is full.", "请另选文件，或检查磁盘是否已满。"),
                    e);
        }
    }

    private Failure unwritable(Path folder) {
        boolean there = Files.exists(file);
        return failure(
                "%s may not be written.",
                "无权写入 %s。",
                there
                        ? speech.say("The file is there and its permissions do not allow it.", "文件已存在，其权限不允许写入。")
                        : speech.say(
                                "The permissions of %s do not allow it.".formatted(folder),
                                "%s 的权限不允许写入。".formatted(folder)),
                speech.say("Change them, or name another file.", "请修改权限，或另选文件。"));
    }

    private Failure failure(String english, String chinese, String why, String next) {
        return speech.failure(speech.say(english.formatted(named), chinese.formatted(named)), why, next, null);
    }
}
