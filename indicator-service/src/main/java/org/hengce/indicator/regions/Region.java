package org.hengce.indicator.regions;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hengce.kit.register.RegisterEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A region as it is kept. */
@Entity
@Table(name = "region")
public class Region extends RegisterEntry {
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable RegionText text;

    protected Region() {}

    public Region(String code) {
        super(code);
    }

    /** Never null once it is stored. */
    public RegionText requireText() {
        if (text == null) {
            throw new IllegalStateException("region " + code + " has no text");
        }
        return text;
    }
}
