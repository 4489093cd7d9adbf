package org.hengce.policy.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.hengce.kit.hash.Sha256;

/** What is sealed: goals and readings in the canonical form of RFC 8785, so that anybody can compute the seal again. */
final class CanonicalPlan {
    private CanonicalPlan() {}

    /** SHA-256 of the canonical form, 64 hexadecimal digits. */
    static String sha256(PlanDraft plan, ObjectMapper json) {
        return Sha256.hex(of(plan, json));
    }

    static byte[] of(PlanDraft plan, ObjectMapper json) {
        String text;
        try {
            text = json.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be written as JSON", e);
        }
        try {
            return new JsonCanonicalizer(text).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("a plan has no canonical form", e);
        }
    }
}
