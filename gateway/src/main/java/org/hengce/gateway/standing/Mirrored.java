package org.hengce.gateway.standing;

import org.jdbi.v3.core.Handle;

/** A table that is kept in memory. */
public interface Mirrored {
    /**
     * Takes over every row that was changed in this transaction or a later one.
     *
     * @param since a transaction id of PostgreSQL (xid8) as text; "0" for all rows
     */
    void catchUp(Handle handle, String since);
}
