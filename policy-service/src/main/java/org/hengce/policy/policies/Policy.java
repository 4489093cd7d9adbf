package org.hengce.policy.policies;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import org.hengce.contracts.policy.PlanText;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.contracts.policy.SelfAssessment;
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

    /** Sealed ones, oldest first; the last one is in force. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<PlanText> plans = List.of();

    /** Oldest first. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "self_assessments")
    public List<SelfAssessment> selfAssessments = List.of();

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
