package org.hengce.kit.tls;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings that turn TLS on, all of them PEM files: {@code hengce.tls.certificate} and {@code hengce.tls.key} for what the service
 * offers, and with them the port without TLS off; {@code hengce.kafka.ca-file} for whom it trusts as Kafka. What else Quarkus and
 * Kafka's clients can do (client certificates, ciphers) is set beside them with their own keys.
 */
public final class TlsSettings implements ConfigSourceFactory {
    private static final String CERTIFICATE = "hengce.tls.certificate";
    private static final String KEY = "hengce.tls.key";
    private static final String KAFKA_CA = "hengce.kafka.ca-file";
    // Above application.properties, below system properties and environment.
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> settings = new HashMap<>(offered(context));
        @Nullable String kafka = value(context, KAFKA_CA);
        if (kafka != null) {
            settings.put("kafka.ssl.truststore.type", "PEM");
            settings.put("kafka.ssl.truststore.location", kafka);
        }
        return settings.isEmpty() ? List.of() : List.of(new PropertiesConfigSource(settings, "hengce.tls", ORDINAL));
    }

    private static Map<String, String> offered(ConfigSourceContext context) {
        @Nullable String certificate = value(context, CERTIFICATE);
        @Nullable String key = value(context, KEY);
        if (certificate == null && key == null) {
            return Map.of();
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException(
                    "TLS needs both %s and %s: PEM files of the certificate chain and its key"
                            .formatted(CERTIFICATE, KEY));
        }
        return Map.of(
                "quarkus.tls.key-store.pem.hengce.cert",
                certificate,
                "quarkus.tls.key-store.pem.hengce.key",
                key,
                "quarkus.tls.protocols",
                "TLSv1.3,TLSv1.2",
                // A certificate that was renewed in its files is taken over.
                "quarkus.tls.reload-period",
                "1m",
                "quarkus.http.insecure-requests",
                "disabled");
    }

    private static @Nullable String value(ConfigSourceContext context, String name) {
        ConfigValue found = context.getValue(name);
        return found == null || found.getValue() == null || found.getValue().isBlank() ? null : found.getValue();
    }
}
