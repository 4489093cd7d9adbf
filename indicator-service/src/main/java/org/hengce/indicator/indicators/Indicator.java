package org.hengce.indicator.indicators;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hengce.kit.register.RegisterEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An indicator as it is kept. */
@Entity
@Table(name = "indicator")
public class Indicator extends RegisterEntry {
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable IndicatorText text;

    protected Indicator() {}

    public Indicator(String code) {
        super(code);
    }

    /** Never null once it is stored. */
    public IndicatorText requireText() {
        if (text == null) {
            throw new IllegalStateException("indicator " + code + " has no text");
        }
        return text;
    }
}
