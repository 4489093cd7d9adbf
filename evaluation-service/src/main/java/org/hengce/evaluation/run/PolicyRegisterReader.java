package org.hengce.evaluation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.hengce.contracts.policy.PolicyText.Coverage;
import org.hengce.kit.hash.Sha256;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The policies that may be beside another: those of now, read again only when one has changed, and those that an evaluation was
 * made with. There may be a thousand beside each of a thousand, so that they are kept once for all evaluations that saw the same.
 */
@ApplicationScoped
public class PolicyRegisterReader {
    private static final KeptTexts KEPT = new KeptTexts("policy_register_snapshot");

    private final ObjectReader documents;
    private final ObjectWriter writer;
    private volatile @Nullable Held held;

    private record Held(String state, PolicyRegister register) {}

    @Inject
    PolicyRegisterReader(ObjectMapper json) {
        // What was kept by a later release may say more.
        documents = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        writer = json.writer();
    }

    /** As they are in the handle's snapshot; every change of a policy raises its revision, or its epoch, and copies that
     * were made again may mend what earlier ones lacked. */
    PolicyRegister now(Handle h) {
        String state = h.createQuery("""
                        SELECT concat_ws('.', (SELECT generation FROM projection), count(*), sum(epoch), sum(revision))
                        FROM policy""").mapTo(String.class).one();
        @Nullable Held last = held;
        if (last == null || !last.state().equals(state)) {
            last = new Held(state, read(h));
            held = last;
        }
        return last.register();
    }

    /** As they were for an evaluation that kept them. */
    PolicyRegister again(Handle h, String sha256) {
        @Nullable Held last = held;
        return last != null && last.register().sha256().equals(sha256)
                ? last.register()
                : new PolicyRegister(List.of(parsed(KEPT.again(h, sha256), OtherPolicy[].class)), sha256);
    }

    /** Keeps them for {@link #again}, within the open transaction. */
    public void keep(Handle h, PolicyRegister register) {
        if (!KEPT.has(h, register.sha256())) {
            KEPT.keep(h, register.sha256(), text(register.policies()));
        }
    }

    /** Drafts are not published, so that none is here; what is ended or repealed was in force all the same. */
    private PolicyRegister read(Handle h) {
        List<OtherPolicy> policies = h.createQuery("""
                        SELECT code, cast(document ->> 'version' AS int) AS version,
                            document #>> '{policy,coverage}' AS coverage,
                            jsonb_path_query_array(document, '$.policy.goals[*].indicator')::text AS indicators
                        FROM policy WHERE NOT retired ORDER BY code COLLATE "C\"""")
                .map((row, context) -> new OtherPolicy(
                        row.getString("code"),
                        row.getInt("version"),
                        List.of(parsed(bytes(row.getString("coverage")), Coverage[].class)),
                        new TreeSet<>(List.of(parsed(bytes(row.getString("indicators")), String[].class)))))
                .list();
        return new PolicyRegister(policies, Sha256.hex(text(policies)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T parsed(byte[] text, Class<T> type) {
        try {
            return documents.forType(type).readValue(text);
        } catch (IOException e) {
            throw new UncheckedIOException("policies of the register cannot be read", e);
        }
    }

    private byte[] text(List<OtherPolicy> policies) {
        try {
            return writer.writeValueAsBytes(policies);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policies cannot be written as JSON", e);
        }
    }
}
