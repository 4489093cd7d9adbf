/** From an estimate and its error to interval and p-value; start at {@link org.hengce.methods.inference.ReferenceLaw}. */
@NullMarked
package org.hengce.methods.inference;

import org.jspecify.annotations.NullMarked;
