package org.hengce.evaluation.bundle;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What R says of a bundle.
 *
 * @param status 0 where nothing differs
 */
record Verification(int status, String table) {
    private static final String R = "Rscript";

    /** Whether the machine has R; with {@code --all} it must. */
    static boolean isNeededOrPossible() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, R)));
        boolean needed = Boolean.parseBoolean(System.getenv("HENGCE_TEST_STRICT"))
                && Boolean.parseBoolean(System.getenv("HENGCE_TEST_ALL"));
        return there || needed;
    }

    /** The files of a ZIP by name, in its order. */
    static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /** Puts the files into the folder and runs the script. */
    static Verification of(Map<String, byte[]> files, Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(R, "--vanilla", "verify.R")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("verify.R did not end:\n" + Files.readString(output));
        }
        return new Verification(process.exitValue(), Files.readString(output));
    }
}
