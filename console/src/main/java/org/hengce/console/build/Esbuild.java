package org.hengce.console.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The bundler: a program that comes as a Maven artifact for the platform of the build. */
final class Esbuild {
    // Browsers since 2023: what the pages use of CSS and HTML asks for no older ones either.
    private static final String TARGET = "es2022,chrome114,firefox115,safari16.4";

    private final Path program;
    private final Path target;

    private Esbuild(Path program, Path target) {
        this.program = program;
        this.target = target;
    }

    /** The one that was unpacked with the packages. */
    static Esbuild of(Path target) throws IOException {
        try (Stream<Path> all = Files.walk(target.resolve("node_modules/@esbuild"), 3)) {
            Path program = all.filter(file -> file.endsWith(Path.of("bin", "esbuild")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no esbuild for this platform"));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Esbuild(program, target);
        }
    }

    /**
     * Bundles scripts, and stylesheets in the order in which they are named into one called as the last of them.
     *
     * @throws IOException with the bundler's words
     */
    void run(Path sources, Path modules, List<String> scripts, List<Path> sheets, Path files) throws IOException {
        Path whole = target.resolve(sheets.get(sheets.size() - 1).getFileName());
        StringBuilder css = new StringBuilder();
        for (Path sheet : sheets) {
            css.append(Files.readString(sheet)).append('\n');
        }
        Files.writeString(whole, css);
        List<String> command = new ArrayList<>(List.of(program.toString()));
        scripts.forEach(script -> command.add(sources.resolve(script).toString()));
        command.add(whole.toString());
        command.addAll(List.of(
                "--bundle",
                "--minify",
                "--format=esm",
                "--target=" + TARGET,
                "--charset=utf8",
                "--legal-comments=none",
                "--entry-names=[name]-[hash]",
                "--outdir=" + files,
                "--log-level=warning",
                "--color=false"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", modules.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0 || !said.isBlank()) {
                throw new IOException("esbuild could not bundle the console:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
