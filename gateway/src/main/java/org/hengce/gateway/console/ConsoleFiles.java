package org.hengce.gateway.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hengce.gateway.oidc.OidcConfig;
import org.hengce.kit.hash.Sha256;

/** The console as the build has bundled it. */
@ApplicationScoped
public class ConsoleFiles {
    private static final String FOLDER = "/org/hengce/console/files/";
    private static final String PAGE = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=UTF-8",
            "css", "text/css; charset=UTF-8",
            "svg", "image/svg+xml",
            "html", "text/html; charset=UTF-8");

    private final Map<String, Content> files = new HashMap<>();
    private final Content page;

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    record Content(byte[] bytes, String type, String tag) {}

    @Inject
    ConsoleFiles(OidcConfig provider) {
        for (String name :
                new String(read("files.txt"), StandardCharsets.UTF_8).strip().split("\n", -1)) {
            files.put(name, content(name, read(name)));
        }
        String text = new String(read(PAGE), StandardCharsets.UTF_8);
        files.remove(PAGE);
        boolean hasProvider =
                provider.issuer().isPresent() && provider.clientId().isPresent();
        page = content(
                PAGE,
                (hasProvider ? text.replace("data-provider=\"none\"", "data-provider=\"configured\"") : text)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Content content(String name, byte[] bytes) {
        String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
        return new Content(bytes, type, Sha256.hex(bytes));
    }

    private static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(ConsoleFiles.class.getResourceAsStream(FOLDER + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one page, which finds out by its address what to show. */
    Content page() {
        return page;
    }

    Optional<Content> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
