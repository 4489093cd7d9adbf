package org.hengce.indicator.indicators;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
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

    /** A new one, not stored yet; the text has its code. */
    static Indicator of(IndicatorText text) {
        Indicator indicator = new Indicator(Objects.requireNonNull(text.code()));
        indicator.revise(text);
        return indicator;
    }

    /** The column is what other tables' rules look at; the text, what is read. */
    void revise(IndicatorText revised) {
        text = revised;
        retired = revised.retired();
    }

    /** Never null once it is stored. */
    public IndicatorText requireText() {
        if (text == null) {
            throw new IllegalStateException("indicator " + code + " has no text");
        }
        return text;
    }
}
