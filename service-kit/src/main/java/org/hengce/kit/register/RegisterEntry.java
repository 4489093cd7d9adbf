package org.hengce.kit.register;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hengce.kit.etag.Revision;

/** What every entry of a register has: a code that is never reused, and a revision that every change raises. */
@MappedSuperclass
public abstract class RegisterEntry extends PanacheEntityBase {
    @Id
    public String code;

    public long revision;

    public boolean retired;

    @Column(name = "changed_at")
    public Instant changedAt;

    protected RegisterEntry() {
        code = "";
        changedAt = Instant.EPOCH;
    }

    protected RegisterEntry(String code) {
        this();
        this.code = code;
    }

    public Revision asRevision() {
        return new Revision(revision);
    }
}
