package org.hengce.indicator.disclosure;

/**
 * What is known of a cell when it is decided what must be hidden.
 *
 * @param value its last one
 * @param since when it had a value first; later in order, later in time
 */
record StoredCell(Cell cell, double value, long since, boolean hidden) {}
