package org.hengce.kit.metrics;

import org.jdbi.v3.core.Handle;

/**
 * Figures that the database knows. They are read every few seconds and kept, so that a scrape is answered at once also while the
 * database is away: ages go on growing then, counts stay what they were.
 */
public interface Figures {
    /** Reads them anew. */
    void read(Handle handle);
}
