/** Values that several services speak in; start at {@link org.hengce.contracts.Period}. */
@NullMarked
package org.hengce.contracts;

import org.jspecify.annotations.NullMarked;
