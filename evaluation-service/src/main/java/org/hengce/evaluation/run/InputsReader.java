package org.hengce.evaluation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.contracts.Codes;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/** Reads what an evaluation is made from, in one repeatable-read snapshot, up to each indicator's last complete vintage. */
@ApplicationScoped
public class InputsReader {
    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    @ConfigProperty(name = "quarkus.application.version")
    String version;

    /** The inputs; empty where the policy is not known. */
    public Optional<Inputs> read(String policy) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, h -> h.createQuery(
                        "SELECT document FROM policy WHERE code = :code AND NOT retired")
                .bind("code", policy)
                .mapTo(String.class)
                .findOne()
                .map(document -> inputs(h, read(document, PolicyV1.class))));
    }

    /** The inputs of a policy that nobody registered: what it would be evaluated on. */
    public Inputs readFor(PolicyV1 imagined) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, h -> inputs(h, imagined));
    }

    private Inputs inputs(Handle h, PolicyV1 policy) {
        Map<Goal, Series> series = new HashMap<>();
        Map<String, Series> weights = new HashMap<>();
        for (Goal goal : policy.policy().goals()) {
            series.put(goal, series(h, goal.indicator(), goal.sector() == null ? Codes.ALL_SECTORS : goal.sector()));
            if (goal.unitWeight() != null) {
                weights.put(goal.unitWeight(), series(h, goal.unitWeight(), Codes.ALL_SECTORS));
            }
        }
        return new Inputs(policy, indicators(h, policy), regions(h), sectors(h), series, weights, "hengce " + version);
    }

    private Map<String, IndicatorV1> indicators(Handle h, PolicyV1 policy) {
        Map<String, IndicatorV1> indicators = new HashMap<>();
        h.createQuery("SELECT document FROM indicator WHERE code = ANY (:codes)")
                .bindArray(
                        "codes",
                        String.class,
                        policy.policy().goals().stream()
                                .flatMap(goal -> Stream.of(goal.indicator(), goal.unitWeight()))
                                .filter(Objects::nonNull)
                                .toList())
                .mapTo(String.class)
                .forEach(document -> {
                    IndicatorV1 indicator = read(document, IndicatorV1.class);
                    indicators.put(indicator.code(), indicator);
                });
        return indicators;
    }

    private SortedMap<String, RegionV1> regions(Handle h) {
        SortedMap<String, RegionV1> regions = new TreeMap<>();
        h.createQuery("SELECT document FROM region WHERE NOT retired")
                .mapTo(String.class)
                .forEach(document -> {
                    RegionV1 region = read(document, RegionV1.class);
                    regions.put(region.code(), region);
                });
        return regions;
    }

    private static Set<String> sectors(Handle h) {
        Set<String> sectors = h.createQuery("SELECT code FROM sector WHERE NOT retired")
                .mapTo(String.class)
                .set();
        sectors.add(Codes.ALL_SECTORS);
        return sectors;
    }

    /** Free values alone: everybody reads what is made from them. One that was free once and is hidden now is not taken, either. */
    private static Series series(Handle h, String indicator, String sector) {
        @Nullable
        Instant vintage = h.createQuery("SELECT vintage FROM visible_vintage WHERE indicator = :indicator")
                .bind("indicator", indicator)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
        if (vintage == null) {
            return new Series(null, List.of());
        }
        List<Series.Value> values = h.createQuery("""
                        SELECT region, period, value FROM (
                            SELECT DISTINCT ON (region, period) region, period, value, confidentiality FROM observation
                            WHERE indicator = :indicator AND sector = :sector AND vintage <= :vintage
                            ORDER BY region, period, vintage DESC) known
                        WHERE value IS NOT NULL AND confidentiality = 'F'""")
                .bind("indicator", indicator)
                .bind("sector", sector)
                .bind("vintage", vintage)
                .map((row, context) ->
                        new Series.Value(row.getString("region"), row.getString("period"), row.getDouble("value")))
                .list();
        return new Series(vintage, values);
    }

    private <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a projected document is no " + type.getSimpleName(), e);
        }
    }
}
