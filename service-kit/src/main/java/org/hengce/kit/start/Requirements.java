package org.hengce.kit.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    Requirements(Config config) {
        this.config = config;
    }

    /** A line for each that is missing or cannot be; none where all is well. */
    List<String> mistakes() {
        return Stream.of(database(), kafka(), Stream.of(keys()))
                .flatMap(Function.identity())
                .flatMap(Optional::stream)
                .toList();
    }

    private Stream<Optional<String>> database() {
        return Stream.of(
                databaseUrl(),
                missing("hengce.database.user", "the role it is in its database"),
                secret("hengce.database.password"));
    }

    private Stream<Optional<String>> kafka() {
        boolean signsIn = text("hengce.kafka.security-protocol")
                .map(protocol -> protocol.startsWith("SASL_"))
                .orElse(true);
        return signsIn
                ? Stream.of(
                        kafkaServers(),
                        missing("hengce.kafka.user", "the principal it is to Kafka"),
                        secret("hengce.kafka.password"))
                : Stream.of(kafkaServers());
    }

    private Optional<String> databaseUrl() {
        return missing(DATABASE, "the address of its database, as jdbc:postgresql://host:5432/policy")
                .or(() -> text(DATABASE)
                        .filter(url -> !url.startsWith("jdbc:postgresql://"))
                        .map(url -> "%s is '%s': it begins with jdbc:postgresql://"
                                .formatted(Setting.inTheEnvironment(DATABASE), withoutPassword(url))));
    }

    private Optional<String> kafkaServers() {
        return missing(KAFKA, "where Kafka is, as host:9092, several with commas between")
                .or(() -> text(KAFKA)
                        .filter(servers -> !servers.matches(SERVERS))
                        .map(servers -> "%s is '%s': it is host:port, several with commas between"
                                .formatted(Setting.inTheEnvironment(KAFKA), servers)));
    }

    private Optional<String> keys() {
        return missing(KEYS, "the file of the gateway's public keys").or(() -> text(KEYS)
                .filter(file -> !Files.isReadable(Path.of(file)))
                .map(file -> "%s=%s cannot be read: mount it, readable for this user"
                        .formatted(Setting.inTheEnvironment(KEYS), file)));
    }

    private Optional<String> text(String setting) {
        return config.getOptionalValue(setting, String.class).filter(text -> !text.isBlank());
    }

    private Optional<String> missing(String setting, String what) {
        return text(setting).isPresent()
                ? Optional.empty()
                : Optional.of("%s is not set: %s".formatted(Setting.inTheEnvironment(setting), what));
    }

    private Optional<String> secret(String setting) {
        try {
            Secret.of(config, setting).read();
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What stands in front of an @ may be one. */
    private static String withoutPassword(String url) {
        return url.replaceAll("//[^/@]*@", "//…@").replaceAll("(?i)(password=)[^&]*", "$1…");
    }
}
