package org.hengce.indicator.regions;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
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

    /** A new one, not stored yet; the text has its code. */
    static Region of(RegionText text) {
        String code = Objects.requireNonNull(text.code());
        Region region = new Region(code);
        region.revise(text.stored(code));
        return region;
    }

    /** The column is what other tables' rules look at; the text, what is read. */
    void revise(RegionText revised) {
        text = revised;
        retired = revised.retired();
    }

    /** Never null once it is stored. */
    public RegionText requireText() {
        if (text == null) {
            throw new IllegalStateException("region " + code + " has no text");
        }
        return text;
    }
}
