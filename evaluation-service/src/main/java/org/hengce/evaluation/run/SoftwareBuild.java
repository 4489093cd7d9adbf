package org.hengce.evaluation.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hengce.contracts.Period;
import org.hengce.kit.hash.Sha256;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.GoalFindings;
import org.jspecify.annotations.Nullable;

/**
 * What tells the code that estimates from any other, be it of the same version: its classes, the libraries beside them and the
 * Java that runs them.
 */
public final class SoftwareBuild {
    private static final List<Class<?>> OF_EACH_MODULE =
            List.of(Period.class, Panel.class, GoalFindings.class, SoftwareBuild.class);

    private SoftwareBuild() {}

    /** A hash; of code that cannot be looked at, one that no other process has. */
    static String sha256() {
        return sha256(OF_EACH_MODULE);
    }

    /** The same of the modules that these classes are in. */
    public static String sha256(List<Class<?>> ofEachModule) {
        MessageDigest digest = Sha256.digest();
        say(digest, System.getProperty("java.vm.version"));
        say(digest, System.getProperty("os.arch"));
        for (Class<?> one : ofEachModule) {
            @Nullable CodeSource source = one.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return UUID.randomUUID().toString();
            }
            try {
                digest(digest, Path.of(source.getLocation().toURI()));
            } catch (IOException | UncheckedIOException | URISyntaxException | IllegalArgumentException e) {
                return UUID.randomUUID().toString();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** An archive with the names of those beside it, or a folder of classes. */
    private static void digest(MessageDigest digest, Path code) throws IOException {
        if (Files.isRegularFile(code)) {
            bytes(digest, code);
            try (Stream<Path> beside = Files.list(code.toAbsolutePath().getParent())) {
                beside.map(library -> library.getFileName().toString()).sorted().forEach(name -> say(digest, name));
            }
        } else {
            try (Stream<Path> files = Files.walk(code)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    say(digest, code.relativize(file).toString());
                    bytes(digest, file);
                }
            }
        }
    }

    private static void bytes(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            say(digest, Sha256.hex(in));
        }
    }

    private static void say(MessageDigest digest, @Nullable String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
