package org.hengce.evaluation.report;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.kit.hash.Sha256;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.reports.agency.Agency;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which an agency says how reports look that go out under its name: {@code agency.properties}, and a
 * {@code logo.png} if it has one. Read once: a folder that is wrong keeps the service from starting.
 */
@Startup
@ApplicationScoped
class AgencyFolder {
    private static final String PROPERTIES = "agency.properties";
    private static final String LOGO = "logo.png";
    private static final Set<String> KEYS = Set.of("name.zh", "name.en", "colour", "cover");

    @Inject
    @ConfigProperty(name = "hengce.reports.agency")
    Optional<String> folder;

    private Agency agency = Agency.NONE;
    private String tag = "";

    @PostConstruct
    void read() {
        agency = folder.map(Path::of).map(AgencyFolder::read).orElse(Agency.NONE);
        tag = Sha256.hex(agency.toString());
    }

    Agency agency() {
        return agency;
    }

    /** Tells it from what the folder said before. */
    String tag() {
        return tag;
    }

    /**
     * What a folder says.
     *
     * @throws IllegalStateException that says what is wrong with which file
     */
    static Agency read(Path folder) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(PROPERTIES), StandardCharsets.UTF_8)) {
            properties.load(in);
            for (String key : properties.stringPropertyNames()) {
                if (!KEYS.contains(key)) {
                    throw new IllegalArgumentException(
                            "there is no key '%s'; there are name.zh, name.en, colour and cover".formatted(key));
                }
            }
            Path logo = folder.resolve(LOGO);
            return new Agency(
                    new LocalizedText(text(properties, "name.zh"), text(properties, "name.en")),
                    text(properties, "colour"),
                    Files.exists(logo) ? Agency.logo(Files.readAllBytes(logo)) : null,
                    cover(text(properties, "cover")));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "hengce.reports.agency names %s, whose %s or %s cannot be used (%s); mend it, or leave the key out"
                            .formatted(folder, PROPERTIES, LOGO, e.getMessage()),
                    e);
        }
    }

    private static @Nullable String text(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static boolean cover(@Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new IllegalArgumentException("cover is true or false, not '%s'".formatted(value));
    }
}
