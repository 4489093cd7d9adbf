package org.hengce.policy.policies;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.register.RegisterEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A policy as it is kept. */
@Entity
@Table(name = "policy")
public class Policy extends RegisterEntry {
    public int version;

    @Enumerated(EnumType.STRING)
    public PolicyStatus status = PolicyStatus.DRAFT;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable PolicyText text;

    protected Policy() {}

    public Policy(String code) {
        super(code);
    }

    /** Never null once it is stored. */
    public PolicyText requireText() {
        if (text == null) {
            throw new IllegalStateException("policy " + code + " has no text");
        }
        return text;
    }
}
