package org.hengce.acceptance.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengce.acceptance.tools.Tool;

/** Signs certificates, as an agency's own certificate authority does. */
public final class Authority {
    private final Path folder;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /** Files of PEM. */
    public record Signed(Path certificate, Path key) {}

    /** A new one, that nobody trusts yet. */
    public static Authority in(Path folder) throws IOException {
        Authority authority = new Authority(Files.createDirectories(folder).toAbsolutePath());
        authority.openssl("req", "-x509", "-subj", "/CN=authority", "-keyout", "ca.key", "-out", "ca.crt", "-nodes");
        return authority;
    }

    /** Whom to trust. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** A certificate for this name of a host and no other. */
    public Signed sign(String name, String host) {
        openssl("req", "-subj", "/CN=" + name, "-keyout", name + ".key", "-out", name + ".csr", "-nodes");
        try {
            Files.writeString(folder.resolve(name + ".ext"), "subjectAltName=DNS:" + host + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        run(List.of(
                "openssl",
                "x509",
                "-req",
                "-in",
                name + ".csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-set_serial",
                Integer.toString(name.hashCode() & Integer.MAX_VALUE),
                "-days",
                "2",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".crt"));
        return new Signed(folder.resolve(name + ".crt"), folder.resolve(name + ".key"));
    }

    private void openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
        run(command);
    }

    private void run(List<String> command) {
        Tool.done(folder, Map.of(), 1, command.toArray(String[]::new));
    }
}
