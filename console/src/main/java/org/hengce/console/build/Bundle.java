package org.hengce.console.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the files that the gateway serves: one script and one stylesheet, named by what is in them so that a browser may keep
 * them for ever, the page that asks for them, and a list of all.
 */
public final class Bundle {
    /** Where the files lie in the module's jar. */
    static final String FOLDER = "org/hengce/console/files";

    /** The list of the files. */
    static final String LIST = "files.txt";

    private final Path sources;
    private final Path target;

    private Bundle(Path sources, Path target) {
        this.sources = sources;
        this.target = target;
    }

    /**
     * Makes them.
     *
     * @param arguments the folder of the sources, and Maven's target folder
     */
    public static void main(String[] arguments) throws IOException {
        new Bundle(Path.of(arguments[0]), Path.of(arguments[1])).make();
    }

    private void make() throws IOException {
        Path modules = target.resolve("node_modules");
        Path files = target.resolve("classes").resolve(FOLDER);
        empty(modules);
        empty(files);
        WebPackages.unpack(modules);
        Files.createDirectories(modules.resolve("hengce"));
        GeneratedModule.write(modules.resolve("hengce"));
        Path look = Files.writeString(target.resolve("look.css"), LookSheet.css());
        Esbuild.of(target)
                .run(sources, modules, List.of("main.ts"), List.of(look, sources.resolve("console.css")), files);
        Files.copy(sources.resolve("icon.svg"), files.resolve("icon.svg"));
        Files.writeString(files.resolve("index.html"), page(files));
        Files.writeString(files.resolve(LIST), String.join("\n", names(files)) + "\n");
    }

    private String page(Path files) throws IOException {
        String page = Files.readString(sources.resolve("index.html"), StandardCharsets.UTF_8);
        for (String name : names(files)) {
            page = page.replace("{" + name.replaceFirst("-[A-Z0-9]+\\.", ".") + "}", name);
        }
        if (page.matches("(?s).*\\{[\\w.]+}.*")) {
            throw new IllegalStateException("index.html names a file that the bundle does not have: " + page);
        }
        return page;
    }

    private static List<String> names(Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
