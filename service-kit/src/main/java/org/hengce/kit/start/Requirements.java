package org.hengce.kit.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.hengce.kit.secret.Secret;
import org.hengce.kit.secret.Setting;

/** What has to be configured before a service can begin. Whether it is right shows when it is used: servers may come later. */
final class Requirements {
    private static final String DATABASE = "hengce.database.url";
    private static final String KAFKA = "hengce.kafka.bootstrap-servers";
    private static final String KEYS = "hengce.internal-public-keys";

    private static final String SERVER = "(\\[[0-9A-Fa-f:.]+]|[^,:\\s\\[\\]]+):\\d{1,5}";
    private static final String SERVERS = SERVER + "(\\s*,\\s*" + SERVER + ")*";

    private final Config config;
    private final List<String> mistakes = new ArrayList<>();

    Requirements(Config config) {
        this.config = config;
    }

    /** A line for each that is missing or cannot be; none where all is well. */
    List<String> mistakes() {
        mistakes.clear();
        required(DATABASE, "the address of its database, as jdbc:postgresql://host:5432/policy")
                .filter(url -> !url.startsWith("jdbc:postgresql://"))
                .ifPresent(url -> mistakes.add("%s is '%s': it begins with jdbc:postgresql://"
                        .formatted(Setting.inTheEnvironment(DATABASE), withoutPassword(url))));
        required("hengce.database.user", "the role it is in its database");
        secret("hengce.database.password");
        required(KAFKA, "where Kafka is, as host:9092, several with commas between")
                .filter(servers -> !servers.matches(SERVERS))
                .ifPresent(servers -> mistakes.add("%s is '%s': it is host:port, several with commas between"
                        .formatted(Setting.inTheEnvironment(KAFKA), servers)));
        if (text("hengce.kafka.security-protocol")
                .filter(p -> !p.startsWith("SASL_"))
                .isEmpty()) {
            required("hengce.kafka.user", "the principal it is to Kafka");
            secret("hengce.kafka.password");
        }
        required(KEYS, "the file of the gateway's public keys").ifPresent(file -> readable(KEYS, file));
        return List.copyOf(mistakes);
    }

    private Optional<String> text(String setting) {
        return config.getOptionalValue(setting, String.class).filter(text -> !text.isBlank());
    }

    private Optional<String> required(String setting, String what) {
        Optional<String> found = text(setting);
        if (found.isEmpty()) {
            mistakes.add("%s is not set: %s".formatted(Setting.inTheEnvironment(setting), what));
        }
        return found;
    }

    private void secret(String setting) {
        try {
            Secret.of(config, setting).read();
        } catch (IllegalStateException e) {
            mistakes.add(e.getMessage());
        }
    }

    private void readable(String setting, String file) {
        if (!Files.isReadable(Path.of(file))) {
            mistakes.add("%s=%s cannot be read: mount it, readable for this user"
                    .formatted(Setting.inTheEnvironment(setting), file));
        }
    }

    /** What stands in front of an @ may be one. */
    private static String withoutPassword(String url) {
        return url.replaceAll("//[^/@]*@", "//…@").replaceAll("(?i)(password=)[^&]*", "$1…");
    }
}
