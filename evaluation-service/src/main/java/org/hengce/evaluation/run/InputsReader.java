package org.hengce.evaluation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hengce.contracts.Codes;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.sql.Snapshot;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what an evaluation is made from, in one repeatable-read snapshot, and again what an earlier one was made from. */
@ApplicationScoped
public class InputsReader {
    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    RegisterReader registers;

    @Inject
    PolicyRegisterReader policies;

    @Inject
    SeriesReader series;

    @Inject
    HeldReadings readings;

    @Inject
    @ConfigProperty(name = "quarkus.application.version")
    String version;

    /** The policy as it is now; empty where it is not known, or retired. */
    public Optional<PolicyV1> policy(String code) {
        return jdbi.withHandle(h -> policy(h, code));
    }

    /**
     * The inputs of a policy that nobody registered: what it would be evaluated on, of values that are for this reader.
     *
     * @param mayRead whether values of a region that are not free may be read
     */
    public Inputs readFor(PolicyV1 imagined, Predicate<String> mayRead) {
        return Snapshot.read(
                        jdbi,
                        h -> inputs(
                                h,
                                imagined,
                                policies.now(h),
                                indicators(h, imagined),
                                registers.now(h),
                                visible(h, imagined),
                                // Also what is hidden by a vintage that is not complete yet.
                                SeriesReader::earlier))
                .readableBy(mayRead);
    }

    /** The inputs up to each indicator's last complete vintage; empty where the policy is not known. */
    public Optional<Inputs> read(String policy) {
        return Snapshot.read(jdbi, h -> policy(h, policy)
                .map(known -> inputs(h, known, visible(h, known)).at(planAt(h, known))));
    }

    /**
     * The inputs with the values of an earlier time.
     *
     * @param pins by indicator, the last vintage that goes in; an indicator that is not in it has no values
     */
    public Optional<Inputs> read(String policy, SortedMap<String, Instant> pins) {
        return Snapshot.read(jdbi, h -> policy(h, policy).map(known -> inputs(
                        h, known, policies.now(h), indicators(h, known), registers.now(h), pins, SeriesReader::earlier)
                .at(planAt(h, known))));
    }

    private @Nullable PlanAt planAt(Handle h, PolicyV1 policy) {
        return policy.plans().isEmpty() ? null : readings.at(h, policy.policy().code());
    }

    /**
     * What an evaluation was made from, under the present software; read afresh, since it is to show whether that still works.
     * Values that have been hidden since are marked as such.
     */
    public Inputs again(PinnedInputs pinned) {
        return Snapshot.read(jdbi, h -> inputs(
                        h,
                        pinned.policy(),
                        others(h, pinned),
                        pinned.indicators(),
                        registers.again(h, pinned.registerSha256()),
                        pinned.observationsAsOf(),
                        pinned.allValues() ? SeriesReader::earlier : freeAlone(pinned.hiddenUpTo()))
                .at(pinned.planAt()));
    }

    /** Regions and sectors that an evaluation was made with; its values are not read. */
    public Register registerOf(PinnedInputs pinned) {
        return jdbi.withHandle(h -> registers.again(h, pinned.registerSha256()));
    }

    private static SeriesAt freeAlone(Map<String, Instant> hiddenUpTo) {
        return (h, indicator, sector, vintage) ->
                SeriesReader.earlierFree(h, indicator, sector, vintage, hiddenUpTo.get(indicator));
    }

    private PolicyRegister others(Handle h, PinnedInputs pinned) {
        if (pinned.others() != null) {
            return PolicyRegister.of(pinned.others());
        }
        return policies.again(h, Objects.requireNonNull(pinned.othersSha256()));
    }

    private Inputs inputs(Handle h, PolicyV1 policy, Map<String, Instant> pins) {
        long generation = SeriesReader.generation(h);
        return inputs(
                h,
                policy,
                policies.now(h),
                indicators(h, policy),
                registers.now(h),
                pins,
                (handle, indicator, sector, vintage) -> series.at(handle, generation, indicator, sector, vintage));
    }

    private interface SeriesAt {
        Series read(Handle h, String indicator, String sector, @Nullable Instant vintage);
    }

    private Inputs inputs(
            Handle h,
            PolicyV1 policy,
            PolicyRegister others,
            Map<String, IndicatorV1> indicators,
            Register register,
            Map<String, Instant> pins,
            SeriesAt at) {
        Map<Goal, Series> goals = new HashMap<>();
        Map<String, Series> weights = new HashMap<>();
        for (Goal goal : policy.policy().goals()) {
            goals.put(
                    goal,
                    Series.together(GoalSectors.of(goal).stream()
                            .map(sector -> at.read(h, goal.indicator(), sector, pins.get(goal.indicator())))
                            .toList()));
            @Nullable String weight = goal.unitWeight();
            if (weight != null) {
                weights.put(weight, at.read(h, weight, Codes.ALL_SECTORS, pins.get(weight)));
            }
        }
        return new Inputs(policy, others, indicators, register, goals, weights, "hengce " + version);
    }

    private Optional<PolicyV1> policy(Handle h, String code) {
        return h.createQuery("SELECT document FROM policy WHERE code = :code AND NOT retired")
                .bind("code", code)
                .mapTo(String.class)
                .findOne()
                .map(document -> read(document, PolicyV1.class));
    }

    private Map<String, IndicatorV1> indicators(Handle h, PolicyV1 policy) {
        Map<String, IndicatorV1> indicators = new HashMap<>();
        h.createQuery("SELECT document FROM indicator WHERE code = ANY (:codes)")
                .bindArray("codes", String.class, Inputs.indicatorsOf(policy.policy()))
                .mapTo(String.class)
                .forEach(document -> {
                    IndicatorV1 indicator = read(document, IndicatorV1.class);
                    indicators.put(indicator.code(), indicator);
                });
        return indicators;
    }

    /** The last complete vintage of each. */
    private static SortedMap<String, Instant> visible(Handle h, PolicyV1 policy) {
        SortedMap<String, Instant> visible = new TreeMap<>();
        h.createQuery("""
                        SELECT indicator, vintage FROM visible_vintage
                        WHERE indicator = ANY (:codes) AND vintage IS NOT NULL""")
                .bindArray("codes", String.class, Inputs.indicatorsOf(policy.policy()))
                .map((row, context) -> visible.put(
                        row.getString("indicator"), row.getTimestamp("vintage").toInstant()))
                .list();
        return visible;
    }

    private <T> T read(String document, Class<T> type) {
        try {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a projected document is no " + type.getSimpleName(), e);
        }
    }
}
