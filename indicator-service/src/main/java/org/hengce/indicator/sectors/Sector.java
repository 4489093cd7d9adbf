package org.hengce.indicator.sectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hengce.kit.register.RegisterEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A sector as it is kept. */
@Entity
@Table(name = "sector")
public class Sector extends RegisterEntry {
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable SectorText text;

    protected Sector() {}

    public Sector(String code) {
        super(code);
    }

    /** A new one, not stored yet; the text has its code. */
    static Sector of(SectorText text) {
        Sector sector = new Sector(Objects.requireNonNull(text.code()));
        sector.revise(text);
        return sector;
    }

    /** The column is what other tables' rules look at; the text, what is read. */
    void revise(SectorText revised) {
        text = revised;
        retired = revised.retired();
    }

    /** Never null once it is stored. */
    public SectorText requireText() {
        if (text == null) {
            throw new IllegalStateException("sector " + code + " has no text");
        }
        return text;
    }
}
