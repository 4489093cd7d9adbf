/**
 * Tables of typed cells, from which HTML, CSV, XLSX and the terminal are made alike; start at
 * {@link org.hengce.presentation.table.Grid}.
 */
@NullMarked
package org.hengce.presentation.table;

import org.jspecify.annotations.NullMarked;
