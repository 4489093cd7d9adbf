/** Makes and checks docs/methods/figures.md: our figures beside the reference's; start at {@link FigureTable}. */
@NullMarked
package org.hengce.methods.figures;

import org.jspecify.annotations.NullMarked;
