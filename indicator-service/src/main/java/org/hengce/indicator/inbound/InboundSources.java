package org.hengce.indicator.inbound;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.hengce.contracts.Codes;

/**
 * The registered sources. They stand in the configuration, beside the topics and rights in Kafka that belong to them:
 * {@code hengce.inbound.sources=customs,tax-office}, and for each {@code hengce.inbound.customs.account=…} and, where its
 * rights are limited, {@code hengce.inbound.customs.regions=CN-GD,CN-HI}.
 */
@ApplicationScoped
class InboundSources {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,62}";
    private static final Set<String> TAKEN = Set.of("outcomes", "dead-letter");

    private final Map<String, InboundSource> sources = new HashMap<>();

    @Inject
    InboundSources(Config config) {
        for (String code : list(config, "hengce.inbound.sources")) {
            if (!code.matches(CODE) || TAKEN.contains(code)) {
                throw new IllegalStateException(
                        "hengce.inbound.sources: '%s' is no code of a source; use a-z, 0-9 and hyphens, and none of %s"
                                .formatted(code, TAKEN));
            }
            String prefix = "hengce.inbound." + code;
            String account = config.getOptionalValue(prefix + ".account", String.class)
                    .orElseThrow(() -> new IllegalStateException(
                            "%s.account is missing: in whose name are the values of '%s' stored?"
                                    .formatted(prefix, code)));
            List<String> regions = list(config, prefix + ".regions");
            for (String region : regions) {
                if (!region.matches(Codes.CODE)) {
                    throw new IllegalStateException(
                            "%s.regions: '%s' is no code of a region".formatted(prefix, region));
                }
            }
            sources.put(code, new InboundSource(code, account, Set.copyOf(regions)));
        }
    }

    private static List<String> list(Config config, String name) {
        return config.getOptionalValues(name, String.class).orElse(List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** What is wrong with the registration is told when the service starts, not when the first message comes. */
    void check(@Observes StartupEvent event) {}

    Optional<InboundSource> byCode(String code) {
        return Optional.ofNullable(sources.get(code));
    }
}
