package org.hengce.gateway.standing;

import org.jdbi.v3.core.Handle;

/** A table that is kept in memory. */
public interface Mirrored {
    /** Before every transaction: all rows are asked for. */
    String ALL = "0";

    /**
     * Takes over every row that was changed in this transaction or a later one.
     *
     * @param since a transaction id of PostgreSQL (xid8) as text; {@link #ALL}: no other rows than these are known any more
     */
    void catchUp(Handle handle, String since);
}
