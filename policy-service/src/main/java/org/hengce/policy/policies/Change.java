package org.hengce.policy.policies;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.contracts.policy.PolicyStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a policy in one revision.
 *
 * @param reason why; null where nobody said
 * @param version of the text, where that changes
 * @param number of the plan or self-assessment
 */
public record Change(
        Action action,
        @Nullable String reason,
        @Nullable Integer version,
        @Nullable PolicyStatus from,
        @Nullable PolicyStatus to,
        @Nullable LocalDate effectiveOn,
        @Nullable Integer number) {
    /** What can be done, by its name in the audit. */
    @Schema(name = "PolicyAction")
    public enum Action {
        REGISTERED("register"),
        REVISED("revise"),
        MOVED("transition"),
        PLAN_SEALED("seal-plan"),
        SELF_ASSESSED("self-assess");

        private final String audited;

        Action(String audited) {
            this.audited = audited;
        }

        String audited() {
            return audited;
        }
    }

    /** Of the text. */
    static Change ofText(int version, @Nullable String reason) {
        return new Change(version == 1 ? Action.REGISTERED : Action.REVISED, reason, version, null, null, null, null);
    }

    /** A step in its life. */
    static Change ofStatus(PolicyStatus from, PolicyStatus to, String reason, @Nullable LocalDate effectiveOn) {
        return new Change(Action.MOVED, reason, null, from, to, effectiveOn, null);
    }

    /** A part that is added: a plan, a self-assessment. */
    public static Change ofPart(Action action, int number, @Nullable String reason) {
        return new Change(action, reason, null, null, null, null, number);
    }
}
