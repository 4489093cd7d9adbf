package org.hengce.evaluation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hengce.contracts.policy.PolicyV1;
import org.hengce.kit.clock.DayOrInstant;
import org.jdbi.v3.core.Handle;

/** The readings that were made of policies' plans. */
@ApplicationScoped
public class HeldReadings {
    private static final TypeReference<TreeMap<String, Double>> SPENT = new TypeReference<>() {};

    private final ObjectMapper json;
    /** Another one in tests, which cannot wait for a reading's day. */
    Clock clock;

    @Inject
    HeldReadings(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Where an evaluation of now stands. */
    PlanAt at(Handle h, String policy) {
        return new PlanAt(
                DayOrInstant.today(clock),
                true,
                h.createQuery(
                                "SELECT plan_version, reading, as_of, spent FROM reading WHERE policy = :policy ORDER BY as_of")
                        .bind("policy", policy)
                        .map((row, context) -> new HeldReading(
                                row.getInt("plan_version"),
                                row.getInt("reading"),
                                Objects.requireNonNull(row.getObject("as_of", LocalDate.class)),
                                spent(row.getString("spent"))))
                        .list());
    }

    /** Whether a reading's day has come that was not made yet. */
    public boolean isDue(Handle h, PolicyV1 policy) {
        return PolicyPlan.due(policy, at(h, policy.policy().code())).isPresent();
    }

    /**
     * Keeps one, within the transaction that stores its evaluation. That two workers make the same one, the database does not
     * allow: the second fails, and what it tries again is no reading any more.
     */
    public void keep(Handle h, String policy, HeldReading reading, UUID evaluation) {
        h.createUpdate("""
                        INSERT INTO reading (policy, plan_version, reading, as_of, spent, evaluation)
                        VALUES (:policy, :version, :reading, :asOf, :spent, :evaluation)""")
                .bind("policy", policy)
                .bind("version", reading.version())
                .bind("reading", reading.reading())
                .bind("asOf", reading.asOf())
                .bind("spent", write(reading))
                .bind("evaluation", evaluation)
                .execute();
    }

    private String write(HeldReading reading) {
        try {
            return json.writeValueAsString(reading.spent());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers by series cannot be written as JSON", e);
        }
    }

    private SortedMap<String, Double> spent(String text) {
        try {
            return json.readValue(text, SPENT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a reading spent cannot be read", e);
        }
    }
}
