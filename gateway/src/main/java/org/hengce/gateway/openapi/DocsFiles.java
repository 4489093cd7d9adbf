package org.hengce.gateway.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The few files of the page: two of ours, three of Swagger UI's, which comes as a library. */
@ApplicationScoped
public class DocsFiles {
    static final String PAGE = "index.html";

    private static final String LIBRARY = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final Map<String, Content> files = new HashMap<>();

    /** A file as it is sent. */
    @SuppressWarnings("ArrayRecordComponent") // written, never compared
    record Content(byte[] bytes, String type) {}

    DocsFiles() {
        Properties library = new Properties();
        try (InputStream file = open(LIBRARY)) {
            library.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String swagger = "/META-INF/resources/webjars/swagger-ui/%s/".formatted(library.getProperty("version"));
        add("/docs/", PAGE, "text/html; charset=UTF-8");
        add("/docs/", "page.js", "text/javascript; charset=UTF-8");
        add(swagger, "swagger-ui.css", "text/css; charset=UTF-8");
        add(swagger, "swagger-ui-bundle.js", "text/javascript; charset=UTF-8");
        add(swagger, "favicon-32x32.png", "image/png");
    }

    private void add(String folder, String name, String type) {
        try (InputStream file = open(folder + name)) {
            files.put(name, new Content(file.readAllBytes(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String place) {
        return Objects.requireNonNull(DocsFiles.class.getResourceAsStream(place), place);
    }

    Optional<Content> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
