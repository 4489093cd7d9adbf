/** How numbers are written for readers; start at {@link org.hengce.presentation.number.Numerals}. */
@NullMarked
package org.hengce.presentation.number;

import org.jspecify.annotations.NullMarked;
