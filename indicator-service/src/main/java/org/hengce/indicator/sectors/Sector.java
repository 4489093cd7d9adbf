package org.hengce.indicator.sectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
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

    /** Never null once it is stored. */
    public SectorText requireText() {
        if (text == null) {
            throw new IllegalStateException("sector " + code + " has no text");
        }
        return text;
    }
}
