/**
 * Panels from CSV: the one package here that reads. Whatever is wrong with a file is named by line and column; start at
 * {@link org.hengce.methods.csv.PanelReader}.
 */
@NullMarked
package org.hengce.methods.csv;

import org.jspecify.annotations.NullMarked;
