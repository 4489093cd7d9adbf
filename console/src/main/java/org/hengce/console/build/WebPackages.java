package org.hengce.console.build;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages of npm that came as Maven artifacts, laid out as bundlers and compilers look for them. */
final class WebPackages {
    private static final String STATIC = "META-INF/resources/_static/";
    private static final String DESCRIPTION = "package.json";
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([@a-z0-9][a-z0-9._/-]*)\"");

    private WebPackages() {}

    /** Unpacks all of the class path below a folder {@code node_modules}. */
    static void unpack(Path modules) throws IOException {
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (element.endsWith(".jar")) {
                try (JarFile jar = new JarFile(element)) {
                    unpack(jar, modules);
                }
            }
        }
    }

    private static void unpack(JarFile jar, Path modules) throws IOException {
        Optional<JarEntry> description = jar.stream()
                .filter(entry ->
                        entry.getName().startsWith(STATIC) && entry.getName().endsWith("/" + DESCRIPTION))
                .min(Comparator.comparingInt(entry -> entry.getName().length()));
        if (description.isEmpty()) {
            return;
        }
        String place = description.get().getName();
        String root = place.substring(0, place.length() - DESCRIPTION.length());
        Path folder = modules.resolve(name(read(jar, description.get()), place)).normalize();
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            if (entry.isDirectory() || !entry.getName().startsWith(root)) {
                continue;
            }
            Path file = folder.resolve(entry.getName().substring(root.length())).normalize();
            if (!file.startsWith(folder) || !folder.startsWith(modules)) {
                throw new IOException(entry.getName() + " of " + jar.getName() + " leads out of its folder");
            }
            Files.createDirectories(file.resolve("..").normalize());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
        }
    }

    private static String read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name(String description, String place) {
        Matcher name = NAME.matcher(description);
        if (!name.find()) {
            throw new IllegalStateException(place + " does not say what the package is called");
        }
        return name.group(1);
    }
}
