package org.hengce.evaluation.due;

import java.util.UUID;

/**
 * A row of work that a worker holds, as long as nobody else has taken it.
 *
 * @param key of the row
 * @param fence rises with every holder
 */
public record Hold(Object key, UUID holder, long fence) {}
