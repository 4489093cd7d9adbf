package org.hengce.policy.references;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;
import org.hengce.kit.register.RegisterEntry;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entry of the catalogue as it is kept. */
@Entity
@Table(name = "reference")
public class Reference extends RegisterEntry {
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable ReferenceText text;

    protected Reference() {}

    public Reference(String code) {
        super(code);
    }

    /** A new one, not stored yet; the text has its code. */
    static Reference of(ReferenceText text) {
        Reference reference = new Reference(Objects.requireNonNull(text.code()));
        reference.revise(text);
        return reference;
    }

    /** The column is what lists look at; the text, what is read. */
    void revise(ReferenceText revised) {
        text = revised;
        retired = revised.retired();
    }

    /** Never null once it is stored. */
    public ReferenceText requireText() {
        if (text == null) {
            throw new IllegalStateException("reference " + code + " has no text");
        }
        return text;
    }
}
