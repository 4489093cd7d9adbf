package org.hengce.launcher.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hengce.launcher.home.PrivateFiles;
import org.hengce.launcher.terminal.Failure;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version from the archive on the class path. */
final class PostgresBinaries {
    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** The folder that has {@code bin}, {@code lib} and {@code share}; complete as soon as it is there under its name. */
    static Path unpacked(Path below) throws IOException {
        String archive = archive();
        Path target = below.resolve("bin-" + version());
        if (Files.isDirectory(target)) return target;
        Path temporary = Files.createTempDirectory(below, "unpacking-");
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) throw missing(archive);
            unpack(packed, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another command was faster; what it unpacked is the same.
        } finally {
            PrivateFiles.deleteTree(temporary);
        }
        return target;
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
                unpack(tar, entry, into);
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) throw new IOException("the archive leaves its folder: " + entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(parent(file));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Path parent(Path file) {
        @Nullable Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static String archive() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return "/postgres-%s-%s.txz".formatted(mac ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }

    /** Of the archive, from its manifest or Maven's own properties inside it; "unknown" would merely be unpacked once too. */
    static String version() {
        String archive = archive();
        var url = PostgresBinaries.class.getResource(archive);
        if (url == null) throw missing(archive);
        String jar = url.getPath().substring(0, url.getPath().lastIndexOf('!'));
        String name = jar.substring(jar.lastIndexOf('/') + 1, jar.length() - ".jar".length());
        return name.substring(name.lastIndexOf('-') + 1);
    }

    private static Failure missing(String archive) {
        return new Failure(
                "There is no PostgreSQL for this kind of machine (%s %s)."
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "The build put no %s on the class path.".formatted(archive),
                "Use Linux or macOS on amd64 or arm64, or build again: rm -r launcher/target && ./hengce up");
    }
}
