package org.hengce.policy.strategies;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hengce.contracts.policy.PolicyStatus;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.kit.register.RegisterEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A strategy as it is kept. */
@Entity
@Table(name = "strategy")
public class Strategy extends RegisterEntry {
    public int version;

    @Enumerated(EnumType.STRING)
    public PolicyStatus status = PolicyStatus.DRAFT;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable StrategyText text;

    protected Strategy() {}

    public Strategy(String code) {
        super(code);
    }

    /** Never null once it is stored. */
    public StrategyText requireText() {
        if (text == null) {
            throw new IllegalStateException("strategy " + code + " has no text");
        }
        return text;
    }
}
