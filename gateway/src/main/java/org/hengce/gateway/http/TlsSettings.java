package org.hengce.gateway.http;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Two settings that turn TLS on, and with it the other port off: {@code hengce.tls.certificate} and {@code hengce.tls.key}, PEM
 * files. What else Quarkus can do (client certificates, reloading) is set beside them with Quarkus's own keys.
 */
public final class TlsSettings implements ConfigSourceFactory {
    private static final String CERTIFICATE = "hengce.tls.certificate";
    private static final String KEY = "hengce.tls.key";
    // Above application.properties, below system properties and environment.
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        @Nullable String certificate = value(context, CERTIFICATE);
        @Nullable String key = value(context, KEY);
        if (certificate == null && key == null) {
            return List.of();
        }
        if (certificate == null || key == null) {
            throw new IllegalArgumentException(
                    "TLS needs both %s and %s: PEM files of the certificate chain and its key"
                            .formatted(CERTIFICATE, KEY));
        }
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "quarkus.tls.key-store.pem.hengce.cert",
                        certificate,
                        "quarkus.tls.key-store.pem.hengce.key",
                        key,
                        "quarkus.tls.protocols",
                        "TLSv1.3,TLSv1.2",
                        "quarkus.http.insecure-requests",
                        "disabled"),
                "hengce.tls",
                ORDINAL));
    }

    private static @Nullable String value(ConfigSourceContext context, String name) {
        ConfigValue found = context.getValue(name);
        return found == null || found.getValue() == null || found.getValue().isBlank() ? null : found.getValue();
    }
}
