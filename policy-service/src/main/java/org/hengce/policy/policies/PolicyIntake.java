package org.hengce.policy.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.Blank;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.audit.Audit;
import org.hengce.kit.identity.Caller;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.Problem.Violation;
import org.hengce.kit.regions.RegionScope;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.policy.search.SearchIndex;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Registers many drafts in few statements, within the open transaction. */
@ApplicationScoped
public class PolicyIntake {
    private static final int FIRST = 1;
    private static final int LARGE_ONES = 10;
    /** Longer than most files take, and shorter than a connection to the database should be kept for nothing. */
    private static final String LONGEST_WAIT = "10s";

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    @Inject
    Audit audit;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Inject
    RegionScopes scopes;

    @Inject
    SearchIndex index;

    @Inject
    KeptPolicies kept;

    @Inject
    PolicyMeaning meaning;

    /** Where the caller may write, for {@link #wrong}. */
    public RegionScope scope() {
        return scopes.ofCaller();
    }

    /** What is wrong with a text by itself; nothing if it can be registered by who has these rights. */
    public static List<Violation> wrong(PolicyText text, RegionScope scope) {
        try {
            PolicyRules.require(text);
            PolicyScope.requireWritable(scope, text);
            return List.of();
        } catch (Problem problem) {
            return problem.violations();
        }
    }

    /**
     * What became of a list of texts.
     *
     * @param made those that were not there
     * @param unchanged those that were there with the same content
     * @param taken those that are there with other content, which nobody's change is overwritten by
     * @param refused those that are not there and cannot be registered, by code with what is wrong with each
     */
    public record Taken(
            List<String> made, List<String> unchanged, List<String> taken, Map<String, List<Violation>> refused) {}

    /**
     * Registers those that are not there.
     *
     * @param texts that nothing is wrong with; no code twice
     * @param dry whether only to say what would become of them
     * @throws Problem 409 if somebody registers one of them at this moment, 503 while another file is being registered
     */
    public Taken add(List<PolicyText> texts, boolean dry) {
        if (!dry) {
            oneFileAtATime();
        }
        Map<String, Boolean> present = present(texts);
        Map<String, PolicyText> made = new LinkedHashMap<>();
        List<String> unchanged = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (PolicyText text : texts) {
            @Nullable Boolean same = present.get(text.code());
            if (same == null) {
                made.put(text.code(), text);
            } else if (same) {
                unchanged.add(text.code());
            } else {
                taken.add(text.code());
            }
        }
        Map<String, List<Violation>> refused = refused(made.values());
        made.keySet().removeAll(refused.keySet());
        if (!dry && !made.isEmpty()) {
            insert(made);
        }
        return new Taken(List.copyOf(made.keySet()), unchanged, taken, refused);
    }

    /** Of two files that name the same policies in another order each would wait for the other. */
    private void oneFileAtATime() {
        jdbi.useHandle(h -> {
            h.createQuery("SELECT set_config('lock_timeout', :longest, true)")
                    .bind("longest", LONGEST_WAIT)
                    .mapTo(String.class)
                    .one();
            h.createQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext('policy-imports'))")
                    .mapTo(Integer.class)
                    .one();
        });
    }

    private Map<String, List<Violation>> refused(Collection<PolicyText> texts) {
        Map<String, List<Violation>> refused = new LinkedHashMap<>(meaning.wrong(texts));
        for (PolicyText text : texts) {
            try {
                kept.requireSendable(draft(text));
            } catch (Problem tooLarge) {
                refused.put(text.code(), List.of(new Violation("", tooLarge.detail())));
            }
        }
        return refused;
    }

    private static Policy draft(PolicyText text) {
        Policy policy = new Policy(text.code());
        policy.revision = FIRST;
        policy.version = FIRST;
        policy.text = text;
        return policy;
    }

    /** By code, of those that are there, whether they say the same. */
    private Map<String, Boolean> present(List<PolicyText> texts) {
        Map<String, PolicyText> sent = new HashMap<>();
        texts.forEach(text -> sent.put(text.code(), text));
        Map<String, Boolean> present = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("SELECT text FROM policy WHERE code = ANY (:codes)")
                .setFetchSize(LARGE_ONES) // each may take a megabyte
                .bindArray("codes", String.class, sent.keySet())
                .map((row, context) -> read(row.getString(1)))
                .forEach(there -> present.put(there.code(), same(there, sent.get(there.code())))));
        return present;
    }

    /** What says nothing may be left out or not: a file may have no way to tell an empty part from none. */
    private boolean same(PolicyText there, @Nullable PolicyText sent) {
        return there.equals(sent) || said(json.valueToTree(there)).equals(said(json.valueToTree(sent)));
    }

    private static boolean saysNothing(JsonNode part) {
        return part.isNull()
                || (part.isContainerNode() && part.isEmpty())
                || (part.isTextual() && Blank.is(part.textValue()));
    }

    private static JsonNode said(JsonNode text) {
        if (text instanceof ObjectNode parts) {
            parts.properties().forEach(part -> said(part.getValue()));
            // No region may serve as comparison, or all may: of that list alone empty is not the same as none.
            parts.properties()
                    .removeIf(part -> saysNothing(part.getValue())
                            && !(part.getValue().isArray() && part.getKey().equals("regions")));
        } else {
            text.forEach(PolicyIntake::said);
        }
        return text;
    }

    private void insert(Map<String, PolicyText> made) {
        Instant now = clock.instant();
        List<String> written = made.values().stream().map(this::write).toList();
        int inserted = jdbi.withHandle(h -> h.createUpdate("""
                        WITH made AS (
                            INSERT INTO policy (code, revision, version, status, changed_at, text)
                            SELECT code, :first, :first, :status, :now, cast(text AS jsonb)
                            FROM unnest(:codes, :texts) AS sent (code, text)
                            ON CONFLICT DO NOTHING
                            RETURNING code, text),
                        registered AS (
                            INSERT INTO policy_change (code, revision, action, made_at, made_by, version)
                            SELECT code, :first, :action, :now, :by, :first FROM made)
                        INSERT INTO policy_version (code, version, text, made_at, made_by)
                        SELECT code, :first, text, :now, :by FROM made""")
                .bind("first", FIRST)
                .bind("status", PolicyStatus.DRAFT.name())
                .bind("now", now)
                .bind("by", caller.subject())
                .bind("action", Change.Action.REGISTERED.name())
                .bindArray("codes", String.class, made.keySet())
                .bindArray("texts", String.class, written)
                .execute());
        if (inserted != made.size()) {
            throw Registrar.madeMeanwhile();
        }
        index.keep(made.values().stream()
                .map(text -> new SearchIndex.Entry(FIRST, PolicyStatus.DRAFT, text))
                .toList());
        Map<String, Object> after = new LinkedHashMap<>();
        made.forEach((code, text) -> after.put(code, KeptPolicies.state(draft(text))));
        audit.recordAll(caller.subject(), "policy." + Change.Action.REGISTERED.audited(), after);
    }

    private String write(PolicyText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy " + text.code() + " cannot be written as JSON", e);
        }
    }

    private PolicyText read(String text) {
        try {
            return json.readValue(text, PolicyText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored policy cannot be read", e);
        }
    }
}
