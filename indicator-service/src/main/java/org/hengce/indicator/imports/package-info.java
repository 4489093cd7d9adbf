/** Files of observations; start at {@link org.hengce.indicator.imports.ImportResource}. */
@NullMarked
package org.hengce.indicator.imports;

import org.jspecify.annotations.NullMarked;
